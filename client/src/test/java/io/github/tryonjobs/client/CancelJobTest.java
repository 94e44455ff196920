package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cancellations, asked for and by giving up. */
@Timeout(300)
class CancelJobTest {

  private static final RawServer.Reply CANCELLED =
      RawServer.json(200, "{\"message\":\"Job cancelled\"}");
  private static final RawServer.Reply FINISHED = Jobs.error(409, "job_finished");

  private final FakeTime time = new FakeTime();
  private final RecordingListener listener = new RecordingListener();
  private final Cancellations cancellations = new Cancellations();

  @ParameterizedTest
  @EnumSource
  void aJobIsCancelled(Style style) {
    try (RawServer server = RawServer.of(CANCELLED);
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(style.of(client).cancelJob("a/b"))
          .isEqualTo(new TryOnCancellation.Cancelled("a/b"));

      RawServer.Request request = server.requests().get(0);
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.target()).isEqualTo("/v1/try-on/job/a%2Fb/cancel");
      assertThat(request.headers()).containsEntry("X-API-KEY", Jobs.KEY);
      assertThat(request.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatHasEndedIsNoFailure(Style style) {
    try (RawServer server = RawServer.of(FINISHED);
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(style.of(client).cancelJob("a"))
          .isEqualTo(
              new TryOnCancellation.AlreadyFinished(
                  "a", new ApiError(ApiErrorCode.JOB_FINISHED, "job_finished", "why"), false));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401,invalid_auth_token,AuthenticationException",
    "404,not_found,JobNotFoundException",
    "429,rate_limit_exceeded,RateLimitedException",
  })
  void aRefusalIsTyped(int status, String code, String exception) {
    try (RawServer server = RawServer.of(Jobs.error(status, code));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(TryOnApiException.class)
          .isThrownBy(() -> client.cancelJob("a"))
          .withMessageStartingWith("job a: the service answered " + status + " " + code)
          .withMessageContaining("(POST http://")
          .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(exception));
    }
  }

  static Stream<Arguments> firstAttempts() {
    return Stream.of(
        arguments("failed", RawServer.http(500, "", ""), true),
        arguments("perhaps handed on", RawServer.http(408, "", ""), true),
        arguments("without a response", (RawServer.Reply) RawServer.Connection::reset, true),
        arguments("held back", Jobs.rateLimited(), false),
        arguments("refused by a gateway", RawServer.http(429, "text/html", "no"), false));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("firstAttempts")
  void anEarlierAttemptMayBeWhatCancelledTheJob(
      String what, RawServer.Reply first, boolean mayHaveCancelled) {
    try (RawServer server = RawServer.of(first, Jobs.rateLimited(), FINISHED);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(client.cancelJob("a"))
          .isInstanceOfSatisfying(
              TryOnCancellation.AlreadyFinished.class,
              finished -> assertThat(finished.isAfterRetry()).isEqualTo(mayHaveCancelled));
    }
  }

  @Test
  void anAttemptWithoutAConnectionCancelledNothing() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server = RawServer.tls(FINISHED);
        RawProxy proxy =
            RawProxy.start(
                server, r -> asked.getAndIncrement() == 0 ? "HTTP/1.1 502 Bad\r\n\r\n" : "");
        TryOnClient client =
            Jobs.client(time, URI.create("https://api.example"))
                .proxy(proxy.baseUri())
                .configureJaxRs(builder -> builder.sslContext(Certificates.TLS))
                .build()) {
      assertThat(client.cancelJob("a"))
          .isInstanceOfSatisfying(
              TryOnCancellation.AlreadyFinished.class,
              finished -> assertThat(finished.isAfterRetry()).isFalse());
      assertThat(time.pauses()).hasSize(1);
    }
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    try (TryOnClient client = TryOnClient.builder().apiKey(Jobs.KEY).build()) {
      assertThatIllegalArgumentException().isThrownBy(() -> client.cancelJob(".."));
    }
  }

  static Stream<Consumer<CompletableFuture<TryOnJob.Completed>>> givingUp() {
    return Stream.of(
        call -> call.cancel(true), call -> call.completeExceptionally(new TimeoutException()));
  }

  @ParameterizedTest
  @MethodSource("givingUp")
  void aJobThatIsNoLongerAwaitedIsCancelledIfAskedTo(
      Consumer<CompletableFuture<TryOnJob.Completed>> givingUp) {
    EndlessPause pause = new EndlessPause();
    try (RawServer server = RawServer.of(Jobs.PENDING, CANCELLED);
        TryOnClient client = Jobs.client(server).sleeper(pause).listener(cancellations).build()) {
      CompletableFuture<TryOnJob.Completed> call =
          client.withCancelOnGiveUp(true).awaitJobAsync("a");
      pause.made.join();
      givingUp.accept(call);

      assertIsCancelled();
      assertThat(server.requests().get(1).target()).isEqualTo("/v1/try-on/job/a/cancel");
    }
  }

  @Test
  void aJobThatTakesTooLongIsCancelledIfAskedTo() {
    try (RawServer server = RawServer.of(Starts.STARTED, Jobs.PENDING, CANCELLED);
        TryOnClient client =
            Jobs.client(server, time).listener(cancellations).build().withCancelOnGiveUp(true)) {
      PollingPolicy once = PollingPolicy.defaults().withMaxPolls(1);
      assertThatExceptionOfType(PollTimeoutException.class)
          .isThrownBy(() -> client.withPollingPolicy(once).tryOn(Starts.URLS))
          .satisfies(e -> assertThat(e.jobId()).contains("a"));

      assertIsCancelled();
    }
  }

  @Test
  void closingTheClientLetsTheCancellationEnd() {
    try (RawServer server = RawServer.of(Jobs.PENDING, CANCELLED)) {
      try (TryOnClient client = Jobs.client(server, time).listener(cancellations).build()) {
        PollingPolicy once = PollingPolicy.defaults().withMaxPolls(1);
        assertThatExceptionOfType(PollTimeoutException.class)
            .isThrownBy(() -> client.withCancelOnGiveUp(true).awaitJob("a", once));
      }
      assertThat(cancellations.told).isCompletedWithValueMatching(o -> o.failure() == null);
    }
  }

  private static final class Cancellations implements TryOnListener {
    final CompletableFuture<Outcome> told = new CompletableFuture<>();

    @Override
    public void onOutcome(Outcome outcome) {
      if (outcome.operation() == Operation.CANCEL_JOB) {
        told.complete(outcome);
      }
    }
  }

  private void assertIsCancelled() {
    assertThat(cancellations.told)
        .succeedsWithin(Duration.ofMinutes(2))
        .satisfies(outcome -> assertThat(outcome.failure()).isNull())
        .satisfies(outcome -> assertThat(outcome.jobId()).isEqualTo("a"));
  }

  static Stream<RawServer.Reply> ends() {
    return Stream.of(Jobs.COMPLETED, Jobs.FAILED, Jobs.error(401, "invalid_auth_token"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void nothingIsCancelledAfterAnyOtherEnd(RawServer.Reply end) {
    try (RawServer server = RawServer.of(end, CANCELLED);
        TryOnClient client =
            Jobs.client(server, time).listener(listener).build().withCancelOnGiveUp(true)) {
      try {
        client.awaitJob("a");
      } catch (TryOnException e) {
        assertThat(e).isNotInstanceOf(PollTimeoutException.class);
      }
    }
    assertThat(listener.all(TryOnListener.Outcome.class)).hasSize(1);
  }

  @Test
  void aCancelledFutureCancelsNoJobUnlessAskedTo() {
    EndlessPause pause = new EndlessPause();
    try (RawServer server = RawServer.of(Starts.STARTED, Jobs.PENDING);
        TryOnClient client = Jobs.client(server).sleeper(pause).listener(listener).build()) {
      CompletableFuture<TryOnResult> call = client.tryOnAsync(Starts.URLS);
      pause.made.join();
      call.cancel(true);
    }
    assertThat(listener.all(TryOnListener.Outcome.class))
        .extracting(TryOnListener.Outcome::operation)
        .containsExactly(TryOnListener.Operation.START_JOB, TryOnListener.Operation.AWAIT_JOB);
    assertThat(listener.all(TryOnListener.Outcome.class))
        .extracting(TryOnListener.Outcome::jobId)
        .containsExactly("a", "a");
  }
}
