package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts of which nobody knows whether they started a job, other than those that were cut. */
@Timeout(300)
class UnknownStartTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final FakeTime time = new FakeTime();
  private final RecordingListener listener = new RecordingListener();

  static Stream<RawServer.Reply> unclear() {
    return Stream.of(
        RawServer.http(500, "", ""),
        RawServer.http(502, "text/html", "<h1>Bad gateway</h1>"),
        RawServer.http(503, "text/html", "", "Retry-After", "1"),
        RawServer.http(504, "", ""),
        RawServer.http(408, "", ""),
        RawServer.http(425, "", ""),
        RawServer.http(303, "", "", "Location", "/v1/try-on/job/a"),
        RawServer.http(307, "", "", "Location", "/v1/try-on"),
        RawServer.http(201, "application/json", "{\"job_id\":\"a\"}"),
        RawServer.http(204, "", ""),
        RawServer.http(202, "text/html", "<h1>Accepted</h1>"),
        RawServer.json(202, "{}"),
        RawServer.json(202, "{\"job_id\":\" \"}"),
        RawServer.json(202, "{\"job_id\":\"..\"}"),
        RawServer.json(202, "{\"job_id\":\"\\ud800\"}"),
        RawServer.json(202, "{\"job_id\":7}"),
        RawServer.json(202, "[]"),
        RawServer.json(202, ""),
        RawServer.json(200, "{\"job_id\":\"a\"}"),
        RawServer.json(200, "{\"result_url\":\"file:///etc/passwd\"}"));
  }

  @ParameterizedTest
  @MethodSource("unclear")
  void aResponseThatSaysNeitherYesNorNoIsNotFollowedByAnotherStart(RawServer.Reply reply) {
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = Jobs.client(server, time).build()) {
      StartOutcomeUnknownException unknown =
          catchThrowableOfType(
              StartOutcomeUnknownException.class, () -> client.startJob(Starts.URLS));

      assertThat(unknown).isNotNull();
      assertThat(unknown.isSentWhole()).isTrue();
      assertThat(unknown.response()).isPresent();
      assertThat(unknown)
          .hasMessageStartingWith("start: the outcome is unknown, and the start is not repeated")
          .hasMessageContaining("all of the request was sent; ")
          .hasMessageContaining(String.valueOf(unknown.response().orElseThrow().status()));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {402, 404, 405, 409, 413, 415, 422})
  void aRefusalThatIsNotDocumentedIsAFailure(int status) {
    try (RawServer server = RawServer.of(RawServer.http(status, "text/html", "no"));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.startJob(Starts.URLS));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aGatewaysRateLimitIsWaitedForToo() {
    try (RawServer server =
            RawServer.of(RawServer.http(429, "text/html", "slow down"), Starts.STARTED);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(client.startJob(Starts.URLS)).isEqualTo(new TryOnStart.Started("a"));
    }
  }

  @Test
  void timeThatRunsOutLeavesTheOutcomeUnknown() throws Exception {
    try (RawServer server = new Silence().start();
        TryOnClient client =
            Jobs.client(server, time)
                .startTimeout(Duration.ofMillis(50))
                .listener(listener)
                .build()) {
      CompletableFuture<TryOnStart> start = client.startJobAsync(Starts.form());
      listener.await(TryOnListener.Upload.class);
      time.pass(Duration.ofSeconds(1));

      assertThat(start)
          .failsWithin(SOON)
          .withThrowableOfType(ExecutionException.class)
          .havingCause()
          .isInstanceOf(StartOutcomeUnknownException.class)
          .withMessageContaining("timed out");
    }
  }

  @Test
  void anInterruptLeavesTheOutcomeUnknown() throws Exception {
    Silence silence = new Silence();
    try (RawServer server = silence.start();
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(Interrupts.interrupt(() -> client.startJob(Starts.URLS), silence.asked))
          .isInstanceOf(StartOutcomeUnknownException.class)
          .hasCauseInstanceOf(PollInterruptedException.class);
    }
  }

  @Test
  void anInterruptWhileTheStartIsHeldBackStartsNothing() throws Exception {
    EndlessPause pause = new EndlessPause();
    try (RawServer server = RawServer.of(Jobs.rateLimited());
        TryOnClient client = Jobs.client(server).sleeper(pause).build()) {
      assertThat(Interrupts.interrupt(() -> client.startJob(Starts.URLS), pause.made))
          .isInstanceOf(PollInterruptedException.class);
    }
  }

  @Test
  void closingTheClientLeavesTheOutcomeUnknown() {
    Silence silence = new Silence();
    try (RawServer server = silence.start()) {
      TryOnClient client = Jobs.client(server).listener(listener).build();
      CompletableFuture<TryOnStart> start = client.startJobAsync(Starts.URLS);
      silence.asked.join();

      client.close();

      assertThat(start)
          .failsWithin(SOON)
          .withThrowableOfType(ExecutionException.class)
          .havingCause()
          .isInstanceOf(StartOutcomeUnknownException.class)
          .withMessageContaining("the client is closed");
      assertThat(listener.all(TryOnListener.Outcome.class))
          .singleElement()
          .satisfies(e -> assertThat(e.failure()).isInstanceOf(StartOutcomeUnknownException.class));
    }
  }

  @Test
  void aStartThatIsCancelledIsCancelled() {
    Silence silence = new Silence();
    try (RawServer server = silence.start();
        TryOnClient client = Jobs.client(server).build()) {
      CompletableFuture<TryOnStart> start = client.startJobAsync(Starts.URLS);
      silence.asked.join();

      assertThat(start.cancel(true)).isTrue();
      assertThat(silence.left).as("the connection is closed, too").succeedsWithin(SOON);
    }
  }

  static Stream<InputStream> rests() {
    return Stream.of(
        new ByteArrayInputStream(new byte[0]),
        new ByteArrayInputStream(new byte[100_001]),
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("the disk is gone");
          }
        });
  }

  /** The image is right when it is looked at, and not when it is sent. */
  @ParameterizedTest
  @MethodSource("rests")
  void anImageThatFailsWhileItIsSentBreaksTheRequestOff(InputStream rest) {
    byte[] head = Starts.png(100, 100, 33);
    AtomicInteger opened = new AtomicInteger();
    TryOnImage image =
        TryOnImage.of(
            () ->
                opened.incrementAndGet() == 1
                    ? new ByteArrayInputStream(head)
                    : new SequenceInputStream(new ByteArrayInputStream(head), rest),
            100_000,
            "p.png");
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(StartOutcomeUnknownException.class)
          .isThrownBy(() -> client.startJob(Starts.form(image)))
          .withMessageContaining("a part of the request was sent; ")
          .satisfies(e -> assertThat(e.isSentWhole()).isFalse())
          .satisfies(e -> assertThat(e.request().attempts()).isEqualTo(1))
          .satisfies(e -> assertThat(e.response()).isEqualTo(Optional.empty()));
      assertThat(server.requests()).as("whole requests").isEmpty();
    }
  }

  @Test
  void saysWhatElseCame() {
    TryOnRequest request =
        new TryOnRequest(TryOnListener.Operation.START_JOB, null, URI.create("http://h/"), 1);

    assertThat(new StartOutcomeUnknownException(request, true, new IllegalStateException("full")))
        .hasMessageContaining(
            "all of the request was sent; java.lang.IllegalStateException: full (POST http://h/");
  }

  static Stream<Throwable> failures() {
    return Stream.of(new StackOverflowError("of the application"), new Exception("of Kotlin"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anErrorOfAnImageLeavesTheClientAsItWas(Throwable failure) throws Exception {
    AtomicInteger opened = new AtomicInteger();
    TryOnImage.Source source =
        () -> {
          if (opened.getAndIncrement() == 0) {
            return new ByteArrayInputStream(Starts.png(64, 64, 100));
          }
          return Undeclared.<RuntimeException, ByteArrayInputStream>raise(failure);
        };
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(StartOutcomeUnknownException.class)
          .isThrownBy(() -> client.startJob(Starts.form(TryOnImage.of(source, 100, "p.png"))))
          .havingRootCause()
          .isSameAs(failure);
      assertThat(server.awaitConnections(0, SOON)).as("none is kept by it").isTrue();

      assertThat(client.startJob(Starts.URLS)).isEqualTo(new TryOnStart.Started("a"));
      assertThat(time.pauses()).isEmpty();
    }
  }
}
