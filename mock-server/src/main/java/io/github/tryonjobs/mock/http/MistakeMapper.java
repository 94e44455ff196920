package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.problem.MockError;
import io.github.tryonjobs.mock.problem.MockErrorException;
import io.github.tryonjobs.mock.scenario.ScenarioSyntaxException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.glassfish.jersey.server.ParamException;

/** Answers all that goes wrong on the way to an answer of the API. */
final class MistakeMapper implements ExceptionMapper<Exception> {

  private static final System.Logger LOG = System.getLogger(MistakeMapper.class.getName());

  @Context private UriInfo uri;

  @Override
  public Response toResponse(Exception exception) {
    if (exception instanceof NotAllowedException notAllowed) {
      return allow(MockErrorWriter.response(error(exception)), notAllowed);
    }
    return MockErrorWriter.response(error(exception));
  }

  private static Response allow(Response response, NotAllowedException exception) {
    return Response.fromResponse(response)
        .header("Allow", withHead(exception.getResponse().getHeaderString("Allow")))
        .build();
  }

  /** Where there is a GET, there is a HEAD; the framework says so only when it answers OPTIONS. */
  private static String withHead(String allowed) {
    return allowed.contains(HttpMethod.GET) && !allowed.contains(HttpMethod.HEAD)
        ? HttpMethod.HEAD + "," + allowed
        : allowed;
  }

  private MockError error(Exception exception) {
    if (exception instanceof MockErrorException known) {
      return known.error();
    }
    if (exception instanceof ScenarioSyntaxException) {
      return MockError.invalidScenario(String.valueOf(exception.getMessage()));
    }
    if (exception instanceof ParamException parameter) {
      return MockError.invalidCall(
          "the parameter " + parameter.getParameterName() + " has a value of the wrong kind");
    }
    if (exception instanceof NotFoundException) {
      return MockError.unknownPath(unknownPath());
    }
    if (exception instanceof NotAllowedException) {
      return MockError.wrongMethod(
          "/" + uri.getPath() + " has no such method; see the header Allow");
    }
    LOG.log(System.Logger.Level.WARNING, "The mock server has failed", exception);
    return MockError.internal(exception.toString());
  }

  private String unknownPath() {
    String path = "/" + uri.getPath();
    String known = TryOnJobsApi.class.getAnnotation(Path.class).value();
    return path
        + " is not a path of the contract; there is "
        + known
        + (path.startsWith("/__mock") ? ", and the control API, which /__mock/ shows" : "");
  }
}
