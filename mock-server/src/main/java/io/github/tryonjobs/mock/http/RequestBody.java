package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.problem.MockError;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.io.NIOInputStream;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Waits for the body of a request without holding a thread, so that a slow client holds none. */
final class RequestBody implements ReadHandler {

  static final MockError TOO_LARGE =
      MockError.tooLarge(413, "the body must be within " + Limits.BODY_BYTES + " bytes");

  private static final MockError TOO_SLOW =
      MockError.tooSlow("the body must come within " + Limits.BODY.toSeconds() + " seconds");

  private final Gateway gateway;
  private final Request request;
  private final Response response;
  private final NIOInputStream body;

  RequestBody(Gateway gateway, Request request, Response response) {
    this.gateway = gateway;
    this.request = request;
    this.response = response;
    this.body = request.getNIOInputStream();
  }

  void read() {
    response.suspend(
        Limits.BODY.toMillis(),
        TimeUnit.MILLISECONDS,
        new EmptyCompletionHandler<>() {},
        late -> {
          gateway.refuse(request, response, TOO_SLOW);
          return false;
        });
    body.notifyAvailable(this);
  }

  @Override
  public void onDataAvailable() {
    if (isTooLarge()) {
      gateway.refuse(request, response, TOO_LARGE);
    } else {
      body.notifyAvailable(this, body.readyData() + 1);
    }
  }

  @Override
  public void onAllDataRead() {
    if (isTooLarge()) {
      gateway.refuse(request, response, TOO_LARGE);
    } else {
      response.getSuspendContext().setTimeout(-1, TimeUnit.MILLISECONDS);
      gateway.delayed(request, response);
    }
  }

  private boolean isTooLarge() {
    return body.readyData() > Limits.BODY_BYTES;
  }

  @Override
  public void onError(Throwable failure) {
    if (response.isSuspended()) {
      gateway.refuse(
          request, response, MockError.malformedRequest("the body is not encoded as it says"));
    }
  }
}
