package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.Answered;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.job.Poll;
import io.github.tryonjobs.mock.journal.Fingerprint;
import io.github.tryonjobs.mock.journal.RecordedRequest;
import io.github.tryonjobs.mock.problem.MockError;
import io.github.tryonjobs.mock.simulation.Simulation;
import java.time.Duration;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Writes down what was asked and answered. */
final class RequestRecorder {

  /** The attribute of a request that holds when it came, in nanoseconds. */
  private static final String START = "try-on-mock.start";

  private static final int LONGEST_TEXT = 1_000;

  private final Simulation simulation;

  RequestRecorder(Simulation simulation) {
    this.simulation = simulation;
  }

  static void start(Request request) {
    request.setAttribute(START, System.nanoTime());
  }

  /** Writes down an answer of the API. */
  void record(Request request, Answered answered, int status) {
    Poll poll = answered.poll();
    simulation
        .journal()
        .record(
            entry(
                request,
                answered.jobId(),
                poll == null ? 0 : poll.number(),
                poll == null ? null : poll.step().text(),
                answered.outcome().text(),
                status,
                null));
  }

  /** Writes down that a request was not understood. */
  void record(Request request, MockError error) {
    simulation
        .journal()
        .record(entry(request, null, 0, null, error.kind(), error.status(), error.detail()));
  }

  /** Writes down another answer, such as an image. */
  void record(Request request, String answer, int status) {
    simulation.journal().record(entry(request, null, 0, null, answer, status, null));
  }

  /** Writes down what was no request at all. */
  void record(MockError error) {
    simulation
        .journal()
        .record(
            new RecordedRequest(
                0,
                simulation.clock().instant(),
                "?",
                "?",
                null,
                null,
                0,
                null,
                error.kind(),
                error.status(),
                Duration.ZERO,
                error.detail()));
  }

  private RecordedRequest entry(
      Request request,
      @Nullable String jobId,
      long poll,
      @Nullable String step,
      String answer,
      int status,
      @Nullable String problem) {
    String apiKey = request.getHeader(TryOnJobsApi.API_KEY_HEADER);
    return new RecordedRequest(
        0,
        simulation.clockOf(apiKey).instant(),
        cut(request.getMethod().getMethodString()),
        cut(without(apiKey, request.getRequestURI())),
        apiKey == null ? null : Fingerprint.of(apiKey),
        jobId == null ? null : without(apiKey, jobId),
        poll,
        step,
        answer,
        status,
        Duration.ofNanos(System.nanoTime() - (Long) request.getAttribute(START)),
        problem == null ? null : cut(without(apiKey, problem)));
  }

  private static String without(@Nullable String apiKey, String text) {
    return apiKey == null || apiKey.isEmpty() ? text : text.replace(apiKey, "***");
  }

  /** The journal remembers many requests, so that none of them may take much. */
  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
  }
}
