package io.github.tryonjobs.mock.http;

import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a client has sent before it had the response to its request. */
final class Pipelined {

  /** Beyond this, a client is not read from. */
  private static final int MOST = 256;

  private final Deque<Object> messages = new ArrayDeque<>();

  void add(Object message) {
    messages.add(message);
  }

  @Nullable Object poll() {
    return messages.poll();
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  boolean areTooMany() {
    return messages.size() > MOST;
  }

  void drop() {
    messages.forEach(ReferenceCountUtil::release);
    messages.clear();
  }
}
