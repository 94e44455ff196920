package io.github.tryonjobs.mock.http;

import org.glassfish.grizzly.http.server.ErrorPageGenerator;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/** Answers what fails in the container, before any resource: a target that is not a URI. */
final class MalformedRequestPage implements ErrorPageGenerator {

  @Override
  public String generate(
      Request request,
      int status,
      @Nullable String reason,
      @Nullable String description,
      @Nullable Throwable exception) {
    MockError error =
        MockError.malformedRequest("the request target is not a URI: bad percent-encoding?");
    Response response = request.getResponse();
    response.setStatus(error.status());
    response.setHeader(MockError.HEADER, error.kind());
    response.setContentType(MockError.MEDIA_TYPE);
    return error.body();
  }
}
