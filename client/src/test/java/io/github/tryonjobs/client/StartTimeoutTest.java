package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which limit a start has: its own if it uploads or waits, else that of any request. */
@Timeout(300)
class StartTimeoutTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final TryOnImage URL = TryOnImage.of(URI.create("https://h/i.jpg"));
  private static final TryOnImage FILE = TryOnImage.of(Starts.png(64, 64, 100), "i.png");

  static Stream<Arguments> longStarts() {
    return Stream.of(
        arguments("uploads the person", input(FILE, URL, false)),
        arguments("uploads the garment", input(URL, FILE, false)),
        arguments("waits for the result", input(URL, URL, true)));
  }

  private static TryOnInput input(TryOnImage person, TryOnImage garment, boolean waits) {
    return TryOnInput.builder()
        .personImage(person)
        .garmentImage(garment)
        .waitForResult(waits)
        .build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longStarts")
  void aLongStartMayTakeLongerThanAnotherRequest(String why, TryOnInput input) {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    CompletableFuture<Void> answered = new CompletableFuture<>();
    RawServer.Reply late =
        connection -> {
          asked.complete(null);
          answered.join();
          Starts.STARTED.write(connection);
        };
    try (RawServer server = RawServer.of(late, RawServer.Connection::awaitEnd);
        TryOnClient client = Jobs.client(server).requestTimeout(SHORT).build()) {
      CompletableFuture<TryOnStart> start = client.startJobAsync(input);
      asked.join();
      // As long as another request may take has passed when one has taken too long.
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.withRetryPolicy(RetryPolicy.none()).getJob("a"))
          .withMessageContaining("timed out");

      answered.complete(null);

      assertThat(start).succeedsWithin(SOON).isEqualTo(new TryOnStart.Started("a"));
    }
  }

  @Test
  void aShortStartMayTakeNoLongerThanAnotherRequest() {
    try (RawServer server = new Silence().start();
        TryOnClient client = Jobs.client(server).requestTimeout(SHORT).build()) {
      assertThatExceptionOfType(StartOutcomeUnknownException.class)
          .isThrownBy(() -> client.startJob(Starts.URLS))
          .withMessageContaining("timed out: no complete response within 50 ms");
    }
  }
}
