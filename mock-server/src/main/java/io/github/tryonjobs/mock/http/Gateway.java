package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.TryOnJobsResource;
import io.github.tryonjobs.mock.fault.Wire;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.problem.MockError;
import io.github.tryonjobs.mock.simulation.Simulation;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.jersey.uri.UriComponent;
import org.glassfish.jersey.uri.UriTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What each request goes through before it comes to the resources: the door, the reading of its
 * body, and the latency. None of them holds a thread.
 */
final class Gateway extends HttpHandler {

  private static final UriTemplate JOB =
      new UriTemplate(TryOnJobsApi.class.getAnnotation(Path.class).value());

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

  private final Application application;
  private final Simulation simulation;
  private final Door door;
  private final RequestRecorder recorder;
  private final Limits limits;
  private final ScheduledExecutorService scheduler;

  Gateway(
      Application application,
      Simulation simulation,
      Door door,
      RequestRecorder recorder,
      Limits limits,
      ScheduledExecutorService scheduler) {
    this.application = application;
    this.simulation = simulation;
    this.door = door;
    this.recorder = recorder;
    this.limits = limits;
    this.scheduler = scheduler;
    // It would answer what it cannot decode with a 500.
    setDecodeUrl(false);
  }

  @Override
  public void start() {
    super.start();
    application.start();
  }

  @Override
  public void destroy() {
    application.stop();
    super.destroy();
  }

  /** A name that no path has, so that the container takes no session out of a job id. */
  @Override
  protected String getSessionCookieName() {
    return " ";
  }

  /** Leaves it to {@link RequestBody}: nobody is asked for a body that is not wanted. */
  @Override
  protected boolean sendAcknowledgment(Request request, Response response) {
    return true;
  }

  /** Lets nothing out: the container would log it and answer with a bare 500. */
  @Override
  public void service(Request request, Response response) {
    try {
      accept(request, response);
    } catch (IOException | RuntimeException e) {
      refuse(request, response, MockError.internal(e.toString()));
    }
  }

  private void accept(Request request, Response response) throws IOException {
    RequestRecorder.start(request);
    response.setHeader("Date", date(simulation.clockOf(apiKey(request)).instant()));
    RequestTarget.keepSemicolons(request);
    Optional<MockError> refusal =
        RequestTarget.refuse(request)
            .or(() -> door.refuse(request))
            .or(() -> refuseExpectation(request.getHeader("Expect")))
            .or(() -> refuseLength(request.getContentLengthLong()));
    if (refusal.isPresent()) {
      refuse(request, response, refusal.get());
    } else if (request.getRequest().isExpectContent()) {
      if (ControlPaths.isControl(request.getRequestURI())) {
        // Once it has waited for a body, the container does not always hear the next request.
        ConnectionEnd.ask(request.getRequest());
      }
      new RequestBody(this, request, response, limits).read();
    } else {
      delayed(request, response);
    }
  }

  private static String date(Instant time) {
    return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
  }

  private static @Nullable String apiKey(Request request) {
    return request.getHeader(TryOnJobsApi.API_KEY_HEADER);
  }

  private static Optional<MockError> refuseExpectation(@Nullable String expectation) {
    return expectation == null || expectation.equalsIgnoreCase("100-continue")
        ? Optional.empty()
        : Optional.of(MockError.unknownExpectation("the only Expect is 100-continue"));
  }

  private Optional<MockError> refuseLength(long length) {
    return length > limits.bodyBytes()
        ? Optional.of(RequestBody.tooLarge(limits))
        : Optional.empty();
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
      return simulation.latency(apiKey(request), id);
    } catch (IllegalArgumentException e) {
      // It is answered as what it is.
      return Duration.ZERO;
    }
  }

  private void answer(Request request, Response response) {
    try {
      application.answer(request, response, properties(request));
    } catch (URISyntaxException | IllegalArgumentException e) {
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

  private static Map<String, Object> properties(Request request) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(JournalFilter.REQUEST, request);
    properties.put(TryOnJobsResource.METHOD, request.getMethod().getMethodString());
    properties.put(Wire.PROPERTY, new GrizzlyWire(request));
    return properties;
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
