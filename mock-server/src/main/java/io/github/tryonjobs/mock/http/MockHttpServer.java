package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.TryOnJobs;
import io.github.tryonjobs.mock.control.Build;
import io.github.tryonjobs.mock.simulation.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.ServerFilterConfiguration;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.grizzly.utils.DelayedExecutor;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;

/** The mock server on its port. Its threads are daemons and end with it. */
public final class MockHttpServer implements AutoCloseable {

  private static final String THREAD_NAME = "try-on-mock-";
  private static final int MAX_THREADS = 16;

  private final Limits limits;
  private final TCPNIOTransport transport;
  private final Gateway gateway;
  private final DelayedExecutor timeouts;
  private final ScheduledThreadPoolExecutor scheduler;
  private final URI baseUri;
  private final AtomicBoolean closed = new AtomicBoolean();

  private MockHttpServer(
      InetSocketAddress address,
      String host,
      Simulation simulation,
      TryOnJobs jobs,
      DoorRules rules,
      Limits limits,
      Build build)
      throws IOException {
    this.limits = limits;
    RequestRecorder recorder = new RequestRecorder(simulation);
    Application application = MockApplication.create(simulation, jobs, recorder, build);
    // One for latencies; the other is taken by the timeouts for good.
    scheduler = new ScheduledThreadPoolExecutor(2, daemons("scheduler"));
    timeouts =
        new DelayedExecutor(scheduler, limits.checkInterval().toMillis(), TimeUnit.MILLISECONDS);
    gateway = new Gateway(application, simulation, new Door(rules), recorder, limits, scheduler);
    transport =
        TCPNIOTransportBuilder.newInstance()
            .setName(THREAD_NAME + "transport")
            .setSelectorRunnersCount(1)
            .setSelectorThreadPoolConfig(pool("selector", 1))
            .setWorkerThreadPoolConfig(pool("worker", MAX_THREADS))
            .setProcessor(chain(recorder))
            .build();
    transport
        .getAsyncQueueIO()
        .getWriter()
        .setMaxPendingBytesPerConnection(AsyncQueueWriter.UNLIMITED_SIZE);
    try {
      TCPNIOServerConnection listener = transport.bind(address);
      int boundPort = ((InetSocketAddress) listener.getLocalAddress()).getPort();
      baseUri = URI.create("http://" + uriHost(host) + ":" + boundPort);
      timeouts.start();
      gateway.start();
      WarmUp.run(application, simulation);
      transport.start();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a server.
   *
   * @param host the address to listen on
   * @param port the port; 0 for one that is free
   * @param jobs what answers the requests of the contract
   * @param rules who may come in
   * @param limits what one client can take
   * @throws BindException if the port is in use or the address is not this machine's
   * @throws IOException if the server cannot be started for another reason
   */
  public static MockHttpServer start(
      String host,
      int port,
      Simulation simulation,
      TryOnJobs jobs,
      DoorRules rules,
      Limits limits,
      Build build)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("there is no host " + host);
    }
    return new MockHttpServer(address, host, simulation, jobs, rules, limits, build);
  }

  private FilterChain chain(RequestRecorder recorder) {
    KeepAlive keepAlive = new KeepAlive();
    keepAlive.setMaxRequestsCount(-1);
    HttpCodec codec = new HttpCodec(keepAlive, limits, recorder::record);
    codec.setMaxPayloadRemainderToSkip(limits.bodyBytes());
    codec.setAllowPayloadForUndefinedHttpMethods(true);
    ServerFilterConfiguration configuration = new ServerFilterConfiguration();
    configuration.setPassTraceRequest(true);
    HttpServerFilter requests = new HttpServerFilter(configuration, timeouts);
    requests.setHttpHandler(gateway);
    return FilterChainBuilder.stateless()
        .add(new TransportFilter())
        .add(new WireFilter(limits))
        .add(codec)
        .add(new BrokenBodyFilter())
        .add(new IdleTimeoutFilter(timeouts, limits.idle().toMillis(), TimeUnit.MILLISECONDS))
        .add(requests)
        .build();
  }

  private static ThreadPoolConfig pool(String role, int size) {
    return ThreadPoolConfig.defaultConfig()
        .setPoolName(THREAD_NAME + role)
        .setCorePoolSize(1)
        .setMaxPoolSize(size)
        .setThreadFactory(daemons(role));
  }

  private static ThreadFactory daemons(String role) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, THREAD_NAME + role + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static String uriHost(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** Returns where the server is reached. */
  public URI baseUri() {
    return baseUri;
  }

  /** Stops at once, ends all connections and threads, and frees the port. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      transport.shutdownNow();
    } catch (IOException e) {
      throw new UncheckedIOException("the mock server does not stop", e);
    } finally {
      timeouts.stop();
      timeouts.destroy();
      scheduler.shutdownNow();
      gateway.destroy();
    }
  }
}
