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

  /** The places of one connection. */
  final class Place {

    private final Channel channel;
    private final Node<Channel> inAll;
    private Node<Channel> inIdle;

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
    }
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

  /** Takes room for bytes; returns whether there was room. */
  boolean hold(long more) {
    if (bytes.get() > byteLimit) {
      droppedRequests.incrementAndGet();
      return false;
    }
    bytes.addAndGet(more);
    return true;
  }

  void release(long fewer) {
    bytes.addAndGet(-fewer);
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
