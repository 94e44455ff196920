package io.github.tryonjobs.mock.http;

import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came on a connection before the response to what came before it. Used by the thread of its
 * event loop only.
 */
final class Pipelined {

  /** How much may wait; then a client is not read from. */
  private static final int MOST = 256;

  /** What a message itself takes, by estimate. */
  private static final int OWN_WEIGHT = 1024;

  private final Deque<Object> messages = new ArrayDeque<>();
  private final SocketChannel channel;
  private final Connections.Place place;

  Pipelined(SocketChannel channel, Connections.Place place) {
    this.channel = channel;
    this.place = place;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** Keeps a message until its turn; returns whether there was room for it. */
  boolean add(Object message) {
    messages.add(message);
    if (messages.size() > MOST) {
      channel.config().setAutoRead(false);
    }
    return place.holdEarly(weight(message));
  }

  /** Returns the next message; null, with the client read from again, if there is none. */
  @Nullable Object poll() {
    Object next = messages.poll();
    if (next == null) {
      channel.config().setAutoRead(true);
    } else {
      place.release(weight(next));
    }
    return next;
  }

  private static long weight(Object message) {
    if (message == LastHttpContent.EMPTY_LAST_CONTENT) {
      return 0;
    }
    long weight = OWN_WEIGHT;
    if (message instanceof HttpRequest head) {
      weight += head.uri().length();
      for (Map.Entry<String, String> header : head.headers()) {
        weight += header.getKey().length() + header.getValue().length();
      }
    } else if (message instanceof HttpContent part) {
      weight += part.content().readableBytes();
    }
    return weight;
  }

  void drop() {
    for (Object next = messages.poll(); next != null; next = messages.poll()) {
      place.release(weight(next));
      ReferenceCountUtil.release(next);
    }
  }
}
