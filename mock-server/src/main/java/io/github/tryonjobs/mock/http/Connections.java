package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.state.MemoryUse;
import io.github.tryonjobs.mock.state.Recency;
import io.github.tryonjobs.mock.state.Recency.Node;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The connections of a server, and the bytes of requests and responses that are on their way. When
 * there are too many connections, the one that was idle longest goes, so that no client can take
 * all of them from the others. Safe for use by several threads.
 */
// What fails ends the channel, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connections {

  /** What a connection itself takes, by estimate. */
  private static final long WEIGHT = 8 * 1024;

  private static final int LARGE = 8 * 1024;

  private final int limit;
  private final long byteLimit;
  private final Recency<Channel> idle = new Recency<>();
  private final Recency<Channel> all = new Recency<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong droppedRequests = new AtomicLong();
  private int count;
  private long dropped;
  private boolean closed;

  Connections(int limit, long byteLimit) {
    this.limit = limit;
    this.byteLimit = byteLimit;
  }

  /** The place of one connection, and what it holds. */
  final class Place {

    private final Channel channel;
    private final Node<Channel> inAll;
    private Node<Channel> inIdle;
    private long head;
    private long body;
    private long responses;

    private Place(Channel channel) {
      this.channel = channel;
      this.inAll = all.add(channel, WEIGHT);
      this.inIdle = idle.add(channel, WEIGHT);
    }

    /** Says that the connection has a request to be answered. */
    void busy() {
      synchronized (Connections.this) {
        idle.remove(inIdle);
      }
    }

    /** Says that the connection waits for a request. */
    void idle() {
      synchronized (Connections.this) {
        idle.remove(inIdle);
        inIdle = idle.add(channel, WEIGHT);
      }
    }

    /** Says that the connection has ended. */
    void end() {
      synchronized (Connections.this) {
        idle.remove(inIdle);
        count -= all.remove(inAll) ? 1 : 0;
      }
      bytes.addAndGet(-head - body - responses);
      head = 0;
      body = 0;
      responses = 0;
    }

    /** Says how many bytes wait for the rest of a head. */
    void holdHead(long now) {
      if (now != head) {
        bytes.addAndGet(now - head);
        head = now;
      }
    }

    /** Takes room for a part of a body; returns whether there was room. */
    boolean holdBody(int more) {
      boolean isHeld = hold(more);
      body += isHeld ? more : 0;
      return isHeld;
    }

    void releaseBody() {
      bytes.addAndGet(-body);
      body = 0;
    }

    /** Takes room for a response until it is on the wire; returns whether there was room. */
    boolean holdResponse(int more) {
      boolean isHeld = !isLarge(more) || hold(more);
      responses += isHeld && isLarge(more) ? more : 0;
      return isHeld;
    }

    void releaseResponse(int fewer) {
      if (responses > 0) {
        bytes.addAndGet(-fewer);
        responses -= fewer;
      }
    }
  }

  /** Small responses are limited by how many a connection may have. */
  static boolean isLarge(int bytes) {
    return bytes > LARGE;
  }

  /** Takes a place for a connection, from the one that is idle longest if there is none free. */
  Place add(Channel channel) {
    Channel tooMuch = null;
    Place place;
    synchronized (this) {
      if (count >= limit) {
        tooMuch = idle.oldest();
        dropped++;
      }
      count++;
      place = new Place(channel);
      if (closed || (count > limit && tooMuch == null)) {
        tooMuch = channel;
      }
    }
    if (tooMuch != null) {
      tooMuch.close();
    }
    return place;
  }

  private boolean hold(long more) {
    if (bytes.get() > byteLimit) {
      droppedRequests.incrementAndGet();
      return false;
    }
    bytes.addAndGet(more);
    return true;
  }

  synchronized List<MemoryUse> memory() {
    return List.of(
        new MemoryUse("connections", all.weight(), limit * WEIGHT, dropped),
        new MemoryUse("in_flight", bytes.get(), byteLimit, droppedRequests.get()));
  }

  /** Ends all connections, those to come as well, and returns those that there were. */
  List<Channel> close() {
    List<Channel> open = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.forEachNewest(open::add);
    }
    open.forEach(Channel::close);
    return open;
  }
}
