package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers a path that the contract does not have. */
final class UnknownPathMapper implements ExceptionMapper<NotFoundException> {

  @Context private UriInfo uri;

  @Override
  public Response toResponse(NotFoundException exception) {
    String known = TryOnJobsApi.class.getAnnotation(Path.class).value();
    return MockError.unknownPath(
            "/" + uri.getPath() + " is not a path of the contract; there is " + known)
        .toResponse();
  }
}
