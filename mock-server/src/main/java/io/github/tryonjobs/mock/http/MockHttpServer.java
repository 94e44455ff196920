package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.TryOnJobs;
import io.github.tryonjobs.mock.contract.TryOnJobsResource;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.jsonb.JsonBindingFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The mock server on its port of the loopback address. */
public final class MockHttpServer implements AutoCloseable {

  private static final String THREAD_NAME = "try-on-mock-";
  private static final int MAX_THREADS = 16;

  private final HttpServer server;
  private final URI baseUri;

  private MockHttpServer(HttpServer server) {
    this.server = server;
    NetworkListener listener = server.getListeners().iterator().next();
    this.baseUri = URI.create("http://" + listener.getHost() + ":" + listener.getPort());
  }

  /**
   * Starts a server.
   *
   * @param port the port; 0 for one that is free
   * @param jobs what answers the requests of the contract
   * @throws BindException if the port is in use
   * @throws IOException if the server cannot be started for another reason
   */
  public static MockHttpServer start(int port, TryOnJobs jobs) throws IOException {
    String host = "127.0.0.1";
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://" + host + ":" + port), application(jobs), false);
    for (NetworkListener listener : server.getListeners()) {
      useDaemonThreads(listener.getTransport());
    }
    ServerConfiguration configuration = server.getServerConfiguration();
    configuration.setDefaultErrorPageGenerator(new MalformedRequestPage());
    configuration.getMonitoringConfig().getHttpConfig().addProbes(new IgnoreUpgrades());
    try {
      server.start();
    } catch (IOException e) {
      server.shutdownNow();
      throw e;
    }
    return new MockHttpServer(server);
  }

  private static ResourceConfig application(TryOnJobs jobs) {
    return new ResourceConfig()
        .register(TryOnJobsResource.class)
        .register(
            new AbstractBinder() {
              @Override
              protected void configure() {
                bind(jobs).to(TryOnJobs.class);
              }
            })
        .register(TryOnJobsApi.AnswerFilter.class)
        .register(JsonBindingFeature.class)
        .register(IgnoreAccept.class)
        .register(ScenarioSyntaxMapper.class)
        .register(UnknownPathMapper.class)
        // What else lies on the class path must not change how this server behaves.
        .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
        .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
        .property(ServerProperties.WADL_FEATURE_DISABLE, true);
  }

  private static void useDaemonThreads(TCPNIOTransport transport) {
    transport.setSelectorRunnersCount(1);
    transport.setKernelThreadPoolConfig(pool("selector", 1));
    transport.setWorkerThreadPoolConfig(pool("worker", MAX_THREADS));
  }

  private static ThreadPoolConfig pool(String role, int size) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, THREAD_NAME + role + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    return ThreadPoolConfig.defaultConfig()
        .setPoolName(THREAD_NAME + role)
        .setCorePoolSize(1)
        .setMaxPoolSize(size)
        .setThreadFactory(daemons);
  }

  /** Returns where the server is reached. */
  public URI baseUri() {
    return baseUri;
  }

  /** Stops at once and frees the port. */
  @Override
  public void close() {
    server.shutdownNow();
  }
}
