package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class JobCheckTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Executor ANOTHER_THREAD = task -> new Thread(task).start();

  @AutoClose
  private final TryOnMockServer server = TryOnMockServer.builder().journalLimit(4).start();

  private final Http http = new Http(server);

  private static void assertFails(Runnable check, String... told) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(check::run)
        .withMessageContainingAll(told);
  }

  @Test
  void readsWhatAScenarioReads() {
    for (int i = 0; i < 4; i++) {
      http.poll("sk_test", "400,failed,pending*2");
    }

    JobCheck check = server.job("400,failed,pending*2");
    check
        .wasPolled(4)
        .wasAnswered("400", "failed", "pending*2")
        .wasAnswered("400,failed,pending*2");
    assertFails(() -> check.wasAnswered("400:malformed_image", "failed", "pending*2"), "polled 4");
    assertFails(() -> check.wasAnswered("400", "failed", "pending"), "400, failed, pending. It");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check.wasAnswered("pendng"))
        .withMessageContaining("character 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check.wasAnswered("pending@1s"))
        .withMessageContaining("pending*3");
  }

  @Test
  void expectsAnyNumberOfPolls() {
    for (int i = 0; i < 3; i++) {
      http.poll("sk_test", "pending");
    }

    JobCheck check = server.job("pending");
    assertFails(() -> check.wasAnswered("pending*2147483647", "pending"), "polled 3 times");
    assertFails(() -> check.wasAnswered("running", "pending*2147483647"), "polled 3 times");
    check.wasAnswered("pending*2", "pending");
  }

  @Test
  void readsTheNamesOfMockErrors() {
    http.poll("sk_test", "pending*x");

    server.job("pending*x").wasAnswered("invalid-scenario");
  }

  @Test
  void seesTheIdThatWasAskedForThoughTheKeyIsInIt() {
    http.poll("sk", "completed~task");
    http.poll("sk_secret", "completed~sk_secret");

    server.job("completed~task").wasPolled(1);
    server.account("sk_secret").job("completed~sk_secret").wasPolled(1);
    assertThat(server.requests().toString()).doesNotContain("sk_secret");
  }

  @Test
  void tellsIdsApartThatHaveOneHashCode() {
    http.poll("sk", "job-AQ");

    server.job("job-AQ").wasPolled(1);
    server.job("job-B2").wasPolled(0);
  }

  @Test
  void failsWhenTheJournalCanNoLongerKnow() {
    for (int i = 0; i < 5; i++) {
      http.poll("sk_test", "500*4,completed");
    }

    assertFails(() -> server.job("500*4,completed").wasPolled(4), "cannot be known", "dropped");
    assertFails(() -> server.account("sk_test").job("404").wasPolled(0), "cannot be known");
  }

  @Test
  void knowsWhatCameSinceAnAccountWasReset() {
    for (int i = 0; i < 6; i++) {
      http.poll("sk_other", "pending");
    }
    MockAccount account = server.account("sk_test");
    http.poll("sk_test", "running");

    account.job("running").wasPolled(1);
    assertFails(() -> account.job("running").wasPolled(2), "polled 2 times", "polled once");
  }

  @Test
  void tellsOfRequestsWithOtherKeys() {
    MockAccount account = server.newAccount();
    http.poll("sk_application", "pending");

    assertFails(() -> account.job("pending").wasPolled(1), "never (and 1 with other API keys)");
  }

  @Test
  void waitsForPollsThatAreStillToCome() {
    JobCheck check = server.job("pending,completed").within(LONG);
    CompletableFuture<?> waiting =
        CompletableFuture.runAsync(
            () -> check.wasPolled(2).wasPolledAtLeast(1).wasAnswered("pending", "completed"),
            ANOTHER_THREAD);

    http.poll("sk_test", "pending,completed");
    http.poll("sk_test", "pending,completed");

    assertThat(waiting.join()).isNull();
  }

  @Test
  void waitsNoLongerThanItCanHold() {
    http.poll("sk_test", "pending");
    http.poll("sk_test", "pending");

    assertFails(() -> server.job("pending").within(LONG).wasPolled(1), "polled 2 times");
    assertFails(
        () -> server.job("pending").within(LONG).wasAnswered("running", "completed"), "polled 2");
    assertFails(
        () -> server.job("running").within(Duration.ofMillis(1)).wasPolledAtLeast(1), "never");
  }

  @Test
  void keepsTheInterruptOfAThreadThatWaits() {
    Thread.currentThread().interrupt();

    assertFails(() -> server.job("pending").within(LONG).wasPolled(1), "polled never");

    assertThat(Thread.interrupted()).isTrue();
  }
}
