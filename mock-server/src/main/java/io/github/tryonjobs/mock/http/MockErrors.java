package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.control.MockError.Kind.INTERNAL;
import static io.github.tryonjobs.mock.control.MockError.Kind.INVALID_CALL;
import static io.github.tryonjobs.mock.control.MockError.Kind.INVALID_SCENARIO;
import static io.github.tryonjobs.mock.control.MockError.Kind.UNKNOWN_PATH;
import static io.github.tryonjobs.mock.control.MockError.Kind.WRONG_METHOD;

import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.scenario.ScenarioSyntaxException;
import io.github.tryonjobs.mock.state.RefusedKeyException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Turns all that goes wrong on the way to a response of the API into mock errors. */
final class MockErrors implements ExceptionMapper<Exception>, ContainerResponseFilter {

  private static final System.Logger LOG = System.getLogger(MockErrors.class.getName());

  /** Hands the exception on to the filter, which knows the request. */
  @Override
  public Response toResponse(Exception exception) {
    return Response.serverError().entity(exception).build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Exception exception) {
      response.setEntity(null);
      String path = request.getUriInfo().getRequestUri().getRawPath();
      ((Application.Call) request).refuse(error(exception, path));
      if (exception instanceof NotAllowedException notAllowed) {
        String allowed = notAllowed.getResponse().getHeaderString("Allow");
        // Where there is a GET, there is a HEAD; the framework says so for OPTIONS only.
        boolean lacksHead = allowed.contains("GET") && !allowed.contains("HEAD");
        response.getHeaders().putSingle("Allow", lacksHead ? "HEAD," + allowed : allowed);
      }
    }
  }

  private static MockError error(Exception exception, String path) {
    if (exception instanceof MockError known) {
      return known;
    }
    if (exception instanceof ScenarioSyntaxException) {
      return INVALID_SCENARIO.of(String.valueOf(exception.getMessage()));
    }
    if (exception instanceof RefusedKeyException) {
      return INVALID_CALL.of("X-API-KEY: " + exception.getMessage());
    }
    if (exception instanceof NotFoundException) {
      return UNKNOWN_PATH.of(
          path
              + " is not a path of the contract; there is "
              + Paths.operations()
              + (Paths.isControl(path) ? ", and the control API, which /__mock/ shows" : ""));
    }
    if (exception instanceof NotAllowedException) {
      return WRONG_METHOD.of(path + " has no such method; see the header Allow");
    }
    return internal(exception);
  }

  static MockError internal(Throwable failure) {
    LOG.log(System.Logger.Level.WARNING, "The mock server has failed", failure);
    return INTERNAL.of(failure.toString());
  }
}
