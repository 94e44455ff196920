package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request counts from when it comes, whatever becomes of its response. */
@Timeout(300)
class ArrivalTest {

  @AutoClose private final TryOnMockServer mock = TryOnMockServer.start();

  @Test
  void aRequestWhoseClientGivesUpIsCounted() throws Exception {
    String id = mock.createJob("pending,completed", "1h");
    try (RawHttp impatient = new RawHttp(mock.baseUri())) {
      impatient.write(RawHttp.request("GET", JOB + id, mock.baseUri(), key("a")));
      waitFor(1);
    }

    mock.job(id).wasPolled(1).wasAnswered("pending");
    assertThat(mock.requests(id).get(0).duration()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aResetDropsWhatIsUnderWay() throws Exception {
    String id = mock.createJob("pending,completed", "1h");
    try (RawHttp waiting = new RawHttp(mock.baseUri());
        RawHttp next = new RawHttp(mock.baseUri())) {
      waiting.write(RawHttp.request("GET", JOB + id, mock.baseUri(), key("a")));
      waitFor(1);
      mock.reset();

      next.write(RawHttp.request("GET", JOB + "running", mock.baseUri(), key("a")));
      assertThat(next.read().status()).isEqualTo(200);
    }

    assertThat(mock.requests()).hasSize(1);
    mock.job(id).wasPolled(0);
  }

  @Test
  void aRequestWithASlashAtItsEndIsTheSameForAllWhoReadIt() throws Exception {
    mock.account("sk_slash").latency("1h");
    try (RawHttp waiting = new RawHttp(mock.baseUri())) {
      waiting.write(RawHttp.request("GET", JOB + "completed/", mock.baseUri(), key("slash")));
      waitFor(1);
    }

    assertThat(mock.requests().get(0).duration()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theApiKeyWithinAnIdIsMaskedForPeopleAndSeenByChecks() throws Exception {
    String id = "completed~sk_task";
    try (RawHttp connection = new RawHttp(mock.baseUri())) {
      connection.write(RawHttp.request("GET", JOB + id, mock.baseUri(), key("task")));
      connection.read();
      connection.write(
          RawHttp.request(
              "GET", JOB + "a%73k_task%C2%9B%F3%A0%80%A1", mock.baseUri(), key("task")));
      connection.read();
    }

    mock.job(id).wasPolled(1);
    assertThat(mock.requests().toString())
        .contains("completed~***")
        .doesNotContain("sk_task", "%73k_task")
        .doesNotContain("\u009b", "\udb40\udc21");
  }

  private void waitFor(int requests) {
    while (mock.requests().size() < requests) {
      Thread.onSpinWait();
    }
  }
}
