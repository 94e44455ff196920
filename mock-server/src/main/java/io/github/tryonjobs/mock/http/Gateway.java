package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.TryOnJobsResource;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.problem.MockError;
import io.github.tryonjobs.mock.simulation.Simulation;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.uri.UriComponent;
import org.glassfish.jersey.uri.UriTemplate;

/**
 * What each request goes through before it comes to the resources: the door, the reading of its
 * body, and the latency. None of them holds a thread.
 */
final class Gateway extends HttpHandler {

  private static final UriTemplate JOB =
      new UriTemplate(TryOnJobsApi.class.getAnnotation(Path.class).value());

  private final GrizzlyHttpContainer container;
  private final Simulation simulation;
  private final Door door;
  private final RequestRecorder recorder;
  private final ScheduledExecutorService scheduler;

  Gateway(
      GrizzlyHttpContainer container,
      Simulation simulation,
      Door door,
      RequestRecorder recorder,
      ScheduledExecutorService scheduler) {
    this.container = container;
    this.simulation = simulation;
    this.door = door;
    this.recorder = recorder;
    this.scheduler = scheduler;
    // It would answer what it cannot decode with a 500.
    setDecodeUrl(false);
  }

  @Override
  public void start() {
    super.start();
    container.start();
  }

  @Override
  public void destroy() {
    container.destroy();
    super.destroy();
  }

  @Override
  public void service(Request request, Response response) {
    RequestRecorder.start(request);
    request.setAttribute(TryOnJobsResource.METHOD, request.getMethod().getMethodString());
    Optional<MockError> refusal = door.refuse(request);
    if (refusal.isPresent()) {
      refuse(request, response, refusal.get());
    } else if (request.getContentLengthLong() > Limits.BODY_BYTES) {
      refuse(request, response, RequestBody.TOO_LARGE);
    } else if (request.getRequest().isExpectContent()) {
      new RequestBody(this, request, response).read();
    } else {
      delayed(request, response);
    }
  }

  /** Answers after the latency of the request. */
  void delayed(Request request, Response response) {
    Duration latency = latency(request);
    if (latency.isZero()) {
      answer(request, response);
      return;
    }
    if (!response.isSuspended()) {
      response.suspend();
    }
    // What fails in it is answered, so that nobody has to look at what comes of it.
    ScheduledFuture<?> unused =
        scheduler.schedule(
            () -> answer(request, response), latency.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Duration latency(Request request) {
    Map<String, String> groups = new HashMap<>();
    if (!JOB.match(request.getRequestURI(), groups)) {
      return Duration.ZERO;
    }
    try {
      String id = UriComponent.decode(groups.values().iterator().next(), UriComponent.Type.PATH);
      return simulation.latency(request.getHeader(TryOnJobsApi.API_KEY_HEADER), id);
    } catch (IllegalArgumentException e) {
      // It is answered as what it is.
      return Duration.ZERO;
    }
  }

  private void answer(Request request, Response response) {
    try {
      container.service(request, response);
    } catch (IllegalArgumentException e) {
      refuse(
          request,
          response,
          MockError.malformedRequest(
              "the request target is not a URI: bad percent-encoding, or a character that must be"
                  + " encoded"));
    } catch (RuntimeException e) {
      refuse(request, response, MockError.internal(e.toString()));
    }
  }

  /** Answers that a request is wrong, and ends its connection if there is more of it to come. */
  void refuse(Request request, Response response, MockError error) {
    recorder.record(request, error);
    if (response.isCommitted()) {
      return;
    }
    if (request.getRequest().isExpectContent()) {
      ConnectionEnd.ask(request.getRequest());
    }
    byte[] body = error.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(error.status(), error.title());
    response.setContentType(MockError.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.setHeader(MockError.HEADER, error.kind());
    try {
      response.getOutputStream().write(body);
    } catch (IOException e) {
      // The client is gone.
    }
    if (response.isSuspended()) {
      response.resume();
    }
  }
}
