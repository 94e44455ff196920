package io.github.tryonjobs.mock.http;

import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.internal.ContainerUtils;
import org.glassfish.jersey.server.spi.Container;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Has the resources answer. The framework has a container like this, but that one answers with a
 * bare 500 when something fails, and logs it at length when a client has gone before its answer.
 */
final class Application implements Container {

  private static final SecurityContext NOBODY =
      new SecurityContext() {
        @Override
        public @Nullable Principal getUserPrincipal() {
          return null;
        }

        @Override
        public boolean isUserInRole(String role) {
          return false;
        }

        @Override
        public boolean isSecure() {
          return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
          return null;
        }
      };

  private static final long STOP_SECONDS = 1;

  private final ApplicationHandler handler;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean stopped;

  Application(ResourceConfig configuration) {
    handler = new ApplicationHandler(configuration);
  }

  void start() {
    handler.onStartup(this);
  }

  /** Lets requests that are being answered come to their end, which they do soon, and stops. */
  void stop() {
    boolean locked = false;
    try {
      locked = lock.writeLock().tryLock(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      stopped = true;
      handler.onShutdown(this);
    } finally {
      if (locked) {
        lock.writeLock().unlock();
      }
    }
  }

  /**
   * Answers a request.
   *
   * @param properties what the resources and filters have to know of it
   * @throws URISyntaxException if its target is no URI
   * @throws RuntimeException if it cannot be answered
   */
  void answer(Request request, Response response, Map<String, Object> properties)
      throws URISyntaxException {
    URI server =
        new URI(
            request.getScheme(),
            null,
            request.getServerName(),
            request.getServerPort(),
            "/",
            null,
            null);
    ContainerRequest context =
        new ContainerRequest(
            server,
            target(server, request),
            request.getMethod().getMethodString(),
            NOBODY,
            new MapPropertiesDelegate(properties),
            handler.getConfiguration());
    context.setEntityStream(request.getInputStream());
    for (String name : request.getHeaderNames()) {
      context.headers(name, request.getHeaders(name));
    }
    context.setWriter(new Writer(response));
    handle(context);
  }

  private void handle(ContainerRequest request) {
    lock.readLock().lock();
    try {
      if (!stopped) {
        handler.handle(request);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private static URI target(URI server, Request request) throws URISyntaxException {
    String query = request.getQueryString();
    String address = server.getScheme() + "://" + server.getRawAuthority();
    return new URI(
        address
            + request.getRequestURI()
            + (query == null ? "" : "?" + ContainerUtils.encodeUnsafeCharacters(query)));
  }

  @Override
  public ResourceConfig getConfiguration() {
    return handler.getConfiguration();
  }

  @Override
  public ApplicationHandler getApplicationHandler() {
    return handler;
  }

  @Override
  public void reload() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reload(ResourceConfig configuration) {
    throw new UnsupportedOperationException();
  }

  private record Writer(Response response) implements ContainerResponseWriter {

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
      response.setStatus(answer.getStatus(), answer.getStatusInfo().getReasonPhrase());
      response.setContentLengthLong(length);
      for (Map.Entry<String, List<String>> header : answer.getStringHeaders().entrySet()) {
        header.getValue().forEach(value -> response.addHeader(header.getKey(), value));
      }
      return new Body(response.getOutputStream());
    }

    @Override
    public void commit() {
      if (response.isSuspended()) {
        response.resume();
      }
    }

    @Override
    public void failure(Throwable error) {
      throw error instanceof RuntimeException known ? known : new ContainerException(error);
    }

    @Override
    public boolean enableResponseBuffering() {
      return true;
    }

    @Override
    public boolean suspend(long timeout, TimeUnit unit, TimeoutHandler handler) {
      return false;
    }

    @Override
    public void setSuspendTimeout(long timeout, TimeUnit unit) {
      throw new IllegalStateException("nothing is suspended");
    }
  }

  /** The body of an answer. That a client has gone before it could be written is not a failure. */
  private static final class Body extends OutputStream {

    private final OutputStream wire;

    Body(OutputStream wire) {
      this.wire = wire;
    }

    @Override
    public void write(int single) {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        wire.write(bytes, offset, length);
      } catch (IOException e) {
        // Gone.
      }
    }

    @Override
    public void flush() {
      try {
        wire.flush();
      } catch (IOException e) {
        // Gone.
      }
    }

    @Override
    public void close() {
      try {
        wire.close();
      } catch (IOException e) {
        // Gone.
      }
    }
  }
}
