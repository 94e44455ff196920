package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.state.MemoryUse;
import io.github.tryonjobs.mock.state.Recency;
import io.github.tryonjobs.mock.state.Recency.Node;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The connections of a server, and the bytes of requests and responses that are on their way. When
 * there are too many connections, the one that has waited longest goes, for a request, the rest of
 * one, or what may never come, or else for a response that is held back, so that no client can take
 * all of them from the others. Safe for use by several threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that does not close is closed.
final class Connections {

  /** What a connection itself takes, by estimate. */
  private static final long WEIGHT = 8 * 1024;

  private final int limit;
  private final long byteLimit;
  private final Recency<Place> idle = new Recency<>();

  /** Those whose response is held back. */
  private final Recency<Place> late = new Recency<>();

  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong droppedRequests = new AtomicLong();
  private long dropped;
  private boolean closed;

  Connections(int limit, long byteLimit) {
    this.limit = limit;
    this.byteLimit = byteLimit;
  }

  final class Place {

    private final Channel channel;
    private final Node<Place> node = new Node<>(this);
    private Recency<Place> waiting = idle;
    private long held;

    private Place(Channel channel) {
      this.channel = channel;
    }

    /** Says whether the connection waits for its client, or for what may never come. */
    void setIdle(boolean isIdle) {
      synchronized (Connections.this) {
        if (waiting.remove(node)) {
          waiting = isIdle ? idle : late;
          waiting.add(node, WEIGHT);
        }
      }
    }

    /** Takes room for bytes; returns whether there was room. */
    boolean hold(long more) {
      return hold(more, byteLimit);
    }

    /** Takes room for what comes before its turn, and leaves half of all room to what does not. */
    boolean holdEarly(long more) {
      return hold(more, byteLimit / 2);
    }

    private boolean hold(long more, long limit) {
      if (more > 0 && bytes.get() > limit) {
        droppedRequests.incrementAndGet();
        return false;
      }
      bytes.addAndGet(more);
      held += more;
      return true;
    }

    /** Gives room back, unless the connection has ended, which gives all back. */
    void release(long fewer) {
      long released = Math.min(held, fewer);
      bytes.addAndGet(-released);
      held -= released;
    }

    void end() {
      synchronized (Connections.this) {
        waiting.remove(node);
      }
      release(held);
    }
  }

  /** Takes a place for a connection, from the one that waits longest if there is none free. */
  Place add(Channel channel) {
    Place place = new Place(channel);
    Place tooMuch = null;
    synchronized (this) {
      if (closed) {
        tooMuch = place;
      } else if (idle.size() + late.size() >= limit) {
        Place oldest = idle.oldest();
        tooMuch = oldest == null ? late.oldest() : oldest;
        dropped++;
      }
      idle.add(place.node, WEIGHT);
      if (tooMuch != null) {
        tooMuch.waiting.remove(tooMuch.node);
      }
    }
    if (tooMuch != null) {
      tooMuch.channel.close();
    }
    return place;
  }

  synchronized List<MemoryUse> memory() {
    return List.of(
        new MemoryUse("connections", (idle.size() + late.size()) * WEIGHT, limit * WEIGHT, dropped),
        new MemoryUse("in_flight", bytes.get(), byteLimit, droppedRequests.get()));
  }

  /** Ends all connections, those to come as well, and returns those that there were. */
  List<Channel> close() {
    List<Channel> open;
    synchronized (this) {
      closed = true;
      open = Stream.concat(idle.newestFirst(), late.newestFirst()).map(it -> it.channel).toList();
    }
    open.forEach(Channel::close);
    return open;
  }
}
