package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.problem.MockError;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.io.NIOInputStream;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;

/** Waits for the body of a request without holding a thread, so that a slow client holds none. */
final class RequestBody implements ReadHandler {

  private final Gateway gateway;
  private final Request request;
  private final Response response;
  private final Limits limits;
  private final NIOInputStream body;
  private final AtomicBoolean over = new AtomicBoolean();

  RequestBody(Gateway gateway, Request request, Response response, Limits limits) {
    this.gateway = gateway;
    this.request = request;
    this.response = response;
    this.limits = limits;
    this.body = request.getNIOInputStream();
  }

  static MockError tooLarge(Limits limits) {
    return MockError.tooLarge(413, "the body must be within " + limits.bodyBytes() + " bytes");
  }

  /** Asks for the body if the client waits for that, and lets the request go on when it is here. */
  void read() throws IOException {
    if (request.requiresAcknowledgement()) {
      response.setStatus(HttpStatus.CONINTUE_100);
      response.sendAcknowledgement();
    }
    response.suspend(
        limits.body().toMillis(),
        TimeUnit.MILLISECONDS,
        new EmptyCompletionHandler<>() {},
        late -> {
          refuseAsTooSlow();
          return false;
        });
    body.notifyAvailable(this);
  }

  @Override
  public void onDataAvailable() {
    if (isTooLarge()) {
      refuse(tooLarge(limits));
    } else {
      body.notifyAvailable(this, body.readyData() + 1);
    }
  }

  @Override
  public void onAllDataRead() {
    if (isTooLarge()) {
      refuse(tooLarge(limits));
    } else if (over.compareAndSet(false, true)) {
      gateway.delayed(request, response);
    }
  }

  private boolean isTooLarge() {
    return body.readyData() > limits.bodyBytes();
  }

  /** The container cannot be told that nothing is waited for any more, so this may be too late. */
  private void refuseAsTooSlow() {
    if (over.compareAndSet(false, true)) {
      // Otherwise it would wait for the rest of the body all the same.
      request.getRequest().setContentBroken(true);
      gateway.refuse(
          request,
          response,
          MockError.tooSlow(
              "the body must come within " + limits.body().toMillis() + " milliseconds"));
    }
  }

  private void refuse(MockError error) {
    if (over.compareAndSet(false, true)) {
      gateway.refuse(request, response, error);
    }
  }

  /** The connection has ended; if the body was wrong, that has been answered. */
  @Override
  public void onError(Throwable failure) {
    over.set(true);
  }
}
