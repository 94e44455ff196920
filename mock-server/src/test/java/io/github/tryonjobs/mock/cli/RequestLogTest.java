package io.github.tryonjobs.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.tryonjobs.mock.state.Operation;
import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.StartInput;
import io.github.tryonjobs.mock.state.StartInput.Image;
import io.github.tryonjobs.mock.state.StartInput.Refusal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RequestLogTest {

  private static final RecordedRequest POLL =
      new RecordedRequest(
          7,
          Instant.parse("2026-01-01T00:00:00Z"),
          "GET",
          "/v1/try-on/job/pending",
          "12b2820c",
          "pending",
          "pending".hashCode(),
          3,
          "pending*5",
          "pending",
          200,
          Duration.ofMillis(4),
          null,
          Operation.STATUS,
          null);

  private static final RecordedRequest MISTAKE =
      new RecordedRequest(
          8,
          Instant.EPOCH,
          "GET",
          "/",
          null,
          null,
          0,
          0,
          null,
          "unknown-path",
          501,
          Duration.ZERO,
          "no\nsuch path",
          null,
          null);

  @Test
  void offWritesNothing() {
    assertThat(log(RequestLog.OFF, POLL)).isEmpty();
  }

  @Test
  void requestsWritesALineForPeople() {
    assertThat(log(RequestLog.REQUESTS, POLL))
        .isEqualToIgnoringNewLines(
            "#7 2026-01-01T00:00:00Z GET /v1/try-on/job/pending -> 200 pending"
                + " (poll 3, step pending*5) key 12b2820c 4 ms");
  }

  @Test
  void whatCameFromOutsideCannotBeginALineOfItsOwn() {
    assertThat(log(RequestLog.REQUESTS, MISTAKE).lines())
        .containsExactly("#8 1970-01-01T00:00:00Z GET / -> 501 unknown-path 0 ms: no?such path");
  }

  @Test
  void jsonWritesALineWithTheNamesOfTheControlContract() {
    assertThat(log(RequestLog.JSON, POLL))
        .isEqualToIgnoringNewLines(
            "{\"number\":7,\"time\":\"2026-01-01T00:00:00Z\",\"method\":\"GET\","
                + "\"path\":\"/v1/try-on/job/pending\",\"api_key\":\"12b2820c\","
                + "\"job_id\":\"pending\",\"poll\":3,\"step\":\"pending*5\","
                + "\"outcome\":\"pending\",\"status\":200,\"duration_ms\":4,"
                + "\"operation\":\"getTryOnJob\"}");
    assertThat(log(RequestLog.JSON, MISTAKE))
        .contains("\"mock_error\":\"no\\nsuch path\"}")
        .doesNotContain("api_key", "job_id", "poll", "step");
  }

  @Test
  void jsonHasWhatAStartHasSent() {
    StartInput input =
        new StartInput(
            Map.of("garment_mode", "upper"),
            List.of(new Image("person_image", "a.png", "image/png", 9, 640, 480)),
            false,
            List.of(),
            new Refusal("missing_parameter", "expected a garment"));
    RecordedRequest start =
        new RecordedRequest(
            9,
            Instant.EPOCH,
            "POST",
            "/",
            null,
            null,
            0,
            0,
            null,
            "400:missing_parameter",
            400,
            Duration.ZERO,
            null,
            Operation.START,
            input);

    assertThat(log(RequestLog.JSON, start))
        .contains(
            "\"operation\":\"startTryOn\",\"input\":{\"fields\":[{\"name\":\"garment_mode\",\"value\":"
                + "\"upper\"}],\"images\":[{\"field\":\"person_image\",\"file_name\":\"a.png\","
                + "\"type\":\"image/png\",\"bytes\":9,\"width\":640,\"height\":480}],"
                + "\"refusal\":\"expected a garment\"}}");
  }

  @Test
  void thatItCannotBeWrittenIsToldOnce() {
    PrintWriter full = new PrintWriter(Writer.nullWriter());
    full.close();
    AtomicInteger told = new AtomicInteger();
    Consumer<RecordedRequest> log = RequestLog.REQUESTS.to(full, told::incrementAndGet);

    log.accept(POLL);
    log.accept(MISTAKE);

    assertThat(told).hasValue(1);
  }

  private static String log(RequestLog log, RecordedRequest request) {
    StringWriter out = new StringWriter();
    log.to(new PrintWriter(out), () -> fail("lines are lost")).accept(request);
    return out.toString();
  }
}
