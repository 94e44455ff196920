package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.contract.OwnClassLoader;
import io.github.tryonjobs.mock.contract.TryOnJobsResource;
import io.github.tryonjobs.mock.control.MockControlResource;
import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.control.StrictJsonReader;
import io.github.tryonjobs.mock.dashboard.ContractResource;
import io.github.tryonjobs.mock.dashboard.DashboardResource;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.generated.control.MockControlApi;
import io.github.tryonjobs.mock.result.ResultResource;
import io.github.tryonjobs.mock.state.MockRequest;
import io.github.tryonjobs.mock.state.Operation;
import io.github.tryonjobs.mock.state.State;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.jsonb.JsonBindingFeature;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * The resources, which answer the requests of all servers of the JVM: what belongs to one server
 * comes with the request. Immutable and safe for use by several threads; nothing in it waits.
 */
final class Application {

  private static final String ORIGIN = "http://localhost";
  private static final URI BASE = URI.create(ORIGIN + "/");

  /** Who asks, for the framework, which wants to know; the contract has API keys for that. */
  private static final SecurityContext ANYBODY =
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

  private static final class Shared {
    static final Application APPLICATION = OwnClassLoader.with(Application::tried);
  }

  /** What only people and tests ask for is made when the first of them does. */
  private static final class ForPeople {
    static final ApplicationHandler HANDLER =
        handler(
            new ResourceConfig()
                .register(MockControlResource.class)
                .register(MockControlApi.ResponseFilter.class)
                .register(StrictJsonReader.class)
                .register(QueryGuard.class)
                .register(DashboardResource.class)
                .register(ContractResource.class));
  }

  private final ApplicationHandler forClients =
      handler(
          new ResourceConfig()
              .register(TryOnJobsResource.class)
              .register(TryOnJobsApi.ResponseFilter.class)
              .register(ResultResource.class));

  private static ApplicationHandler handler(ResourceConfig resources) {
    return new ApplicationHandler(
        resources
            .register(JsonBindingFeature.class)
            .register(MockErrors.class)
            .register(binder())
            // What else lies on the class path must not change how this server behaves.
            .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
            .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
            // None of them is used, and one warns that a library is not there.
            .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            // A proxy may show this server at another place.
            .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true));
  }

  /** By HK2 itself: Jersey has its own twin of this class, but in another package in 3.1. */
  private static AbstractBinder binder() {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(new MockRequests()).to(ValueParamProvider.class);
      }
    };
  }

  static Application shared() {
    return Shared.APPLICATION;
  }

  /** Gives the methods of the resources the request that they answer. */
  private static final class MockRequests implements ValueParamProvider {

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
      return parameter.getRawType() == MockRequest.class
          ? request -> ((Call) request).mockRequest
          : null;
    }

    @Override
    public PriorityType getPriority() {
      return Priority.HIGH;
    }
  }

  /** Answers a request, as far as that does not depend on the wire. */
  Reply answer(MockRequest request, Target target, byte[] body) {
    ApplicationHandler handler = Paths.isForClients(target.path()) ? forClients : ForPeople.HANDLER;
    URI uri = URI.create(ORIGIN + target.path() + target.query());
    Call call = new Call(request, uri, handler.getConfiguration());
    if (handler != forClients) {
      call.header("Content-Type", "application/json");
    }
    if (request.apiKey() != null) {
      call.header(TryOnJobsApi.API_KEY_HEADER, request.apiKey());
    }
    call.setEntityStream(new ByteArrayInputStream(body));
    Writer writer = new Writer();
    call.setWriter(writer);
    handler.handle(call);
    return writer.reply(call);
  }

  /** Returns one that has answered a request, so that none waits for classes to be loaded. */
  private static Application tried() {
    Application application = new Application();
    State nobodys = State.ofNobody(Catalogue.ofContract().languages());
    String job = Paths.of(Operation.STATUS);
    MockRequest request =
        new MockRequest(nobodys, "GET", job.replaceAll("\\{[^}]*}", "completed"), "sk", ORIGIN);
    Target target = Target.parse(request.path());
    int status = application.answer(request, target, new byte[0]).status();
    if (status != 200) {
      throw new IllegalStateException("the mock server cannot answer: " + status);
    }
    return application;
  }

  /**
   * A request on its way through the framework. Of its headers only those are there that the
   * contracts name: what a client says of media types, the contract has no response for, and the
   * framework would give one, a 400 even.
   */
  static final class Call extends ContainerRequest {

    private final MockRequest mockRequest;
    private @Nullable MockError error;

    private Call(MockRequest mockRequest, URI uri, Configuration configuration) {
      super(
          BASE,
          uri,
          framework(mockRequest.method()),
          ANYBODY,
          new MapPropertiesDelegate(),
          configuration);
      this.mockRequest = mockRequest;
    }

    /** The body of a HEAD is made, too: its length is told. */
    private static String framework(String method) {
      return method.equals("HEAD") ? "GET" : method;
    }

    void refuse(MockError reason) {
      error = reason;
    }
  }

  private static final class Writer implements ContainerResponseWriter {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(256);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status;

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
      status = response.getStatus();
      response
          .getStringHeaders()
          .forEach((name, values) -> headers.put(name, String.join(",", values)));
      return body;
    }

    Reply reply(Call call) {
      boolean isOptions = call.mockRequest.method().equals("OPTIONS") && status == 200;
      if (call.error != null || isOptions) {
        headers.keySet().retainAll(Set.of("Allow"));
      }
      if (call.error != null) {
        return Reply.of(call.error).withHeaders(headers);
      }
      if (isOptions) {
        // With a status code that the contract does not use.
        return Reply.of(204, headers, "");
      }
      headers.remove("Content-Length");
      return new Reply(status, headers, body.toByteArray(), null);
    }

    @Override
    public void commit() {
      // The reply is complete when the framework returns.
    }

    @Override
    public void failure(Throwable error) {
      throw error instanceof RuntimeException known ? known : new ContainerException(error);
    }

    @Override
    public boolean enableResponseBuffering() {
      return false;
    }

    @Override
    public boolean suspend(long timeout, TimeUnit unit, TimeoutHandler timeoutHandler) {
      return false;
    }

    @Override
    public void setSuspendTimeout(long timeout, TimeUnit unit) {
      throw new IllegalStateException("nothing is suspended");
    }
  }
}
