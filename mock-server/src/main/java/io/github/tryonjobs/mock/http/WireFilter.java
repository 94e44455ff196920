package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.job.Fault;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.jspecify.annotations.Nullable;

/**
 * Counts connections and what is not read, and does to the bytes of an answer what its scenario
 * says.
 */
final class WireFilter extends BaseFilter {

  private static final Attribute<Fault> FAULT =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("try-on-mock.fault");

  private final Limits limits;
  private final AtomicInteger connections = new AtomicInteger();

  WireFilter(Limits limits) {
    this.limits = limits;
  }

  /** Says what is to happen to the next bytes that go out on a connection. */
  static void spoilNextAnswer(Connection<?> connection, Fault fault) {
    FAULT.set(connection, fault);
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) {
    if (connections.incrementAndGet() > limits.connections()) {
      context.getConnection().terminateSilently();
      return context.getStopAction();
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    connections.decrementAndGet();
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) throws IOException {
    Connection<?> connection = context.getConnection();
    if (unread(connection) > limits.unreadBytes()) {
      connection.terminateSilently();
      return context.getStopAction();
    }
    @Nullable Fault fault = FAULT.get(connection);
    if (fault == null || !(context.getMessage() instanceof Buffer bytes)) {
      return context.getInvokeAction();
    }
    switch (fault) {
      case RESET -> reset(connection);
      case STALL ->
          IdleTimeoutFilter.setCustomTimeout(
              connection, limits.stall().toSeconds(), TimeUnit.SECONDS);
      case TRUNCATED -> truncate(context, bytes);
      case MALFORMED, EMPTY -> {
        return context.getInvokeAction();
      }
    }
    return context.getStopAction();
  }

  /** Answers are queued and never waited for, so that a client that reads none holds no thread. */
  private static int unread(Connection<?> connection) {
    return ((NIOConnection) connection).getAsyncWriteQueue().spaceInBytes();
  }

  /** With a linger time of zero, closing sends RST instead of FIN. */
  private static void reset(Connection<?> connection) throws IOException {
    SocketChannel channel = (SocketChannel) ((NIOConnection) connection).getChannel();
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    connection.terminateSilently();
  }

  @SuppressWarnings("rawtypes")
  private static void truncate(FilterChainContext context, Buffer bytes) {
    Connection<?> connection = context.getConnection();
    FAULT.set(connection, Fault.STALL);
    int body = endOfHead(bytes);
    bytes.limit(body + (bytes.limit() - body) / 2);
    context.write(
        null,
        bytes,
        new EmptyCompletionHandler<WriteResult>() {
          @Override
          public void completed(WriteResult result) {
            connection.closeSilently();
          }
        });
  }

  private static int endOfHead(Buffer bytes) {
    int last4 = 0;
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      last4 = (last4 << Byte.SIZE) | (bytes.get(i) & 0xFF);
      if (last4 == 0x0D0A0D0A) {
        return i + 1;
      }
    }
    return bytes.limit();
  }
}
