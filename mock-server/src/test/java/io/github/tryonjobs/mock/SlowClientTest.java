package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tryonjobs.mock.http.Limits;
import io.github.tryonjobs.mock.state.MemoryLimits;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take their time, or more than their share. */
@Timeout(300)
class SlowClientTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final int CONNECTIONS = 40;

  private static ServerLog log;

  @BeforeAll
  static void listen() {
    log = new ServerLog(Level.WARNING);
  }

  @AfterAll
  static void nothingWasLogged() {
    log.close();
    assertThat(log.messages()).as("logged").isEmpty();
  }

  private static TryOnMockServer impatient(Duration idle, Duration body) {
    Limits all = Limits.DEFAULT;
    Limits limits =
        new Limits(
            all.headBytes(),
            all.headers(),
            all.targetBytes(),
            all.bodyBytes(),
            idle,
            body,
            all.stall(),
            CONNECTIONS);
    return TryOnMockServer.builder().limits(limits).start();
  }

  @Test
  void aConnectionThatSendsNothingIsEnded() throws Exception {
    try (TryOnMockServer mock = impatient(SHORT, LONG);
        RawHttp silent = new RawHttp(mock.baseUri())) {
      assertThat(silent.readAll()).isEmpty();
    }
  }

  @Test
  void aHeadThatDoesNotComeToItsEndIsEndedHoweverBusyItIs() throws Exception {
    ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    try (TryOnMockServer mock = impatient(SHORT, LONG);
        RawHttp slow = new RawHttp(mock.baseUri())) {
      slow.write("GET / HTTP/1.1\r\nX-A: ");
      ScheduledFuture<?> unused =
          drip.scheduleAtFixedRate(() -> slow.writeWhatIsTaken("a"), 0, 20, TimeUnit.MILLISECONDS);

      assertThat(slow.readAll()).isEmpty();
    } finally {
      drip.shutdownNow();
    }
  }

  @Test
  void aBodyThatDoesNotComeToItsEndIsTooSlow() throws Exception {
    try (TryOnMockServer mock = impatient(LONG, SHORT);
        RawHttp slow = new RawHttp(mock.baseUri())) {
      String headers = "Content-Type: application/json\r\nContent-Length: 100\r\n";
      slow.write(RawHttp.request("POST", "/__mock/jobs", mock.baseUri(), headers) + "{");

      RawHttp.Answer answer = slow.read();

      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.mockError()).isEqualTo("too-slow");
      assertThat(answer.headers()).containsEntry("Connection", "close");
      assertThat(slow.readAll()).isEmpty();
    }
  }

  @Test
  void anAnswerMayTakeLongerThanABodyMay() throws Exception {
    try (TryOnMockServer mock = impatient(LONG, SHORT);
        RawHttp connection = new RawHttp(mock.baseUri())) {
      String id = mock.createJob("completed", SHORT.multipliedBy(3).toMillis() + "ms");
      connection.write(
          RawHttp.request("GET", JOB + id, mock.baseUri(), key("a") + "Content-Length: 2\r\n")
              + "{}");

      assertThat(connection.read().status()).isEqualTo(200);
    }
  }

  @Test
  void connectionsBeyondTheLimitAreEndedAndTheirPlacesAreFreeAgain() throws Exception {
    try (TryOnMockServer mock = impatient(SHORT, LONG)) {
      for (int round = 0; round < 3; round++) {
        List<RawHttp> silent = new ArrayList<>();
        for (int i = 0; i < 2 * CONNECTIONS; i++) {
          silent.add(new RawHttp(mock.baseUri()));
        }
        for (RawHttp connection : silent) {
          assertThat(connection.readAll()).isEmpty();
          connection.close();
        }
        assertThat(status(mock.baseUri(), "completed")).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stall", "late stall", "late", "pending~body", "wait"})
  void noClientTakesAllConnectionsFromTheOthers(String kind) throws Exception {
    String start =
        "{\"person_image_url\":\"https://a/b\",\"garment_image_url\":\"https://a/running\"}";
    try (TryOnMockServer mock = impatient(LONG, LONG)) {
      String request =
          switch (kind) {
            case "stall" -> RawHttp.request("GET", JOB + kind, mock.baseUri(), key("a"));
            case "late stall" ->
                RawHttp.request(
                    "GET", JOB + mock.createJob("stall", "1ms"), mock.baseUri(), key("a"));
            case "late" ->
                RawHttp.request(
                    "GET", JOB + mock.createJob("pending", "1h"), mock.baseUri(), key("a"));
            case "wait" -> RawHttp.json("POST", "/v1/try-on", mock.baseUri(), key("a"), start);
            default ->
                RawHttp.request(
                    "GET", JOB + kind, mock.baseUri(), key("a") + "Content-Length: 9\r\n");
          };
      List<RawHttp> all = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        RawHttp connection = new RawHttp(mock.baseUri());
        connection.write(request);
        all.add(connection);
      }

      assertThat(status(mock.baseUri(), "completed")).isEqualTo(200);

      for (RawHttp connection : all) {
        connection.close();
      }
    }
  }

  @Test
  void whatComesBeforeItsTurnTakesNoMoreThanItsShare() throws Exception {
    MemoryLimits one = MemoryLimits.ofHeap(1024 * 1024);
    MemoryLimits few = new MemoryLimits(one.jobs(), one.created(), one.accounts(), 1 << 20, 20_000);
    try (TryOnMockServer mock = TryOnMockServer.builder().memory(few).start();
        RawHttp early = new RawHttp(mock.baseUri())) {
      String late = mock.createJob("completed", "1h");
      String request = RawHttp.request("GET", JOB + late, mock.baseUri(), key("a"));

      early.writeWhatIsTaken(request.repeat(100));

      assertThat(early.readAll()).isEmpty();
      assertThat(mock.requests(late)).hasSize(1);
      assertThat(status(mock.baseUri(), "completed")).isEqualTo(200);
    }
  }

  @Test
  void aClientThatReadsNoAnswersIsCutOff() throws Exception {
    try (TryOnMockServer mock = impatient(Duration.ofSeconds(3), LONG);
        RawHttp deaf = new RawHttp(mock.baseUri())) {
      String large = RawHttp.request("GET", "/openapi.yaml", mock.baseUri(), "");

      assertThatThrownBy(() -> askForEver(deaf, large)).isInstanceOf(SocketException.class);

      assertThat(status(mock.baseUri(), "completed")).isEqualTo(200);
    }
  }

  private static void askForEver(RawHttp connection, String request) throws IOException {
    for (int i = 0; i < 1_000_000; i++) {
      connection.write(request);
    }
  }

  @Test
  void aClientThatLeavesBeforeItsAnswerIsAnsweredInTheJournalOnly() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      String id = mock.createJob("pending,completed", "200ms");
      try (RawHttp leaving = new RawHttp(mock.baseUri())) {
        leaving.write(RawHttp.request("GET", JOB + id, mock.baseUri(), key("a")));
        leaving.closeAbruptly();
      }
      try (RawHttp staying = new RawHttp(mock.baseUri())) {
        String request = RawHttp.request("GET", JOB + id, mock.baseUri(), key("b"));
        for (int i = 0; i < 2; i++) {
          staying.write(request);
          assertThat(staying.read().status()).isEqualTo(200);
        }
      }

      assertThat(mock.requests(id))
          .extracting(request -> request.outcome())
          .containsExactlyInAnyOrder("pending", "pending", "completed");
    }
  }

  @Test
  void aClientThatLeavesAStallLeavesNothing() throws Exception {
    try (TryOnMockServer mock = impatient(LONG, LONG)) {
      for (int i = 0; i < 3 * CONNECTIONS; i++) {
        try (RawHttp stalled = new RawHttp(mock.baseUri())) {
          stalled.write(RawHttp.request("GET", JOB + "stall", mock.baseUri(), key("a")));
        }
      }
      assertThat(status(mock.baseUri(), "completed")).isEqualTo(200);
    }
  }

  private static int status(URI server, String id) throws IOException {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      try (RawHttp connection = new RawHttp(server)) {
        connection.write(RawHttp.request("GET", JOB + id, server, key("status")));
        return connection.read().status();
      } catch (IOException e) {
        // All places may be taken still.
      }
    }
    return 0;
  }
}
