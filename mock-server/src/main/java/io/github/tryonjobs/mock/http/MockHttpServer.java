package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.contract.OwnClassLoader;
import io.github.tryonjobs.mock.state.State;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The mock server on its port. Its threads are shared by all servers of the JVM. */
// What fails ends the channel, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
public final class MockHttpServer implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(MockHttpServer.class.getName());
  private static final AtomicBoolean PREPARED = new AtomicBoolean();
  private static final int BACKLOG = 1024;
  private static final long CLOSE_SECONDS = 1;

  private final Connections connections;
  private final Channel listener;
  private final URI baseUri;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** How a server is reached; without a public URL, where callers say that they reach it. */
  public record Address(String host, int port, @Nullable String publicUrl, boolean trustsProxy) {}

  /**
   * Starts a server.
   *
   * @throws BindException if the port is in use or the address is not this machine's
   * @throws IOException if the server cannot be started for another reason
   */
  public MockHttpServer(Address address, State state, Door door, Limits limits) throws IOException {
    InetSocketAddress socket = new InetSocketAddress(address.host, address.port);
    if (socket.isUnresolved()) {
      throw new UnknownHostException("the host " + address.host + " is unknown");
    }
    connections = new Connections(limits.connections(), state.limits().inFlight());
    state.addMemory(connections::memory);
    ServerContext context =
        new ServerContext(
            state,
            limits,
            door,
            new CallerUrl(address.publicUrl, address.trustsProxy),
            Application.shared(),
            connections,
            this::fail);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(EventLoops.SHARED.acquire())
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(connector(context))
            .bind(socket)
            .awaitUninterruptibly();
    listener = bound.channel();
    if (!bound.isSuccess()) {
      EventLoops.SHARED.release();
      throw bound.cause() instanceof IOException known ? known : new IOException(bound.cause());
    }
    int port = ((InetSocketAddress) listener.localAddress()).getPort();
    baseUri = URI.create("http://" + NetUtil.toSocketAddressString(address.host, port));
  }

  /** Starts a connection, or stops the server if memory ends while it does. */
  private static ChannelInitializer<SocketChannel> connector(ServerContext context) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        Connection connection = new Connection(context, channel);
        channel.pipeline().addLast(connection.decoder, new HttpResponseEncoder(), connection);
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext handler, Throwable cause) throws Exception {
        if (cause instanceof OutOfMemoryError error) {
          context.fatal().accept(error);
        }
        super.exceptionCaught(handler, cause);
      }
    };
  }

  /**
   * Begins to load what all servers of the JVM share, which takes most of the time of a start,
   * while the caller still reads its options.
   */
  public static void prepare() {
    if (!PREPARED.getAndSet(true)) {
      inBackground(Application::shared);
      inBackground(Catalogue.ofContract()::warmUp);
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = OwnClassLoader.set(new Thread(task, "try-on-mock-prepare"));
    thread.setDaemon(true);
    thread.start();
  }

  public URI baseUri() {
    return baseUri;
  }

  /** Without memory the server cannot go on: better none than one that answers nobody. */
  private void fail(Error error) {
    try {
      LOG.log(System.Logger.Level.ERROR, "The mock server stops: " + error);
      listener.close();
      connections.close();
    } finally {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }
  }

  /** Stops at once, ends all connections, and frees the port. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    ChannelFuture end = listener.close();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    List<Channel> open = connections.close();
    end.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    for (Channel connection : open) {
      long left = Math.max(1, deadline - System.nanoTime());
      connection.closeFuture().awaitUninterruptibly(left, TimeUnit.NANOSECONDS);
    }
    EventLoops.SHARED.release();
  }
}
