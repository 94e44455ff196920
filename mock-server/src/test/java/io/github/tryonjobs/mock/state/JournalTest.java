package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.Allocations;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final Listener NOBODY = new Listener(null, 0);

  private final Journal journal = new Journal(3, 1_000_000, NOBODY);

  @Test
  void numbersRequestsInTheirOrder() {
    record("a", "b");

    assertThat(journal.all()).extracting(RecordedRequest::jobId).containsExactly("a", "b");
    assertThat(journal.all()).extracting(RecordedRequest::number).containsExactly(1L, 2L);
  }

  @Test
  void dropsTheOldestBeyondItsLimitAndSaysHowMany() {
    record("a", "b", "c", "d", "e");

    assertThat(journal.all()).extracting(RecordedRequest::jobId).containsExactly("c", "d", "e");
    assertThat(journal.dropped()).isEqualTo(2);
  }

  @Test
  void countsMockErrorsEvenWhenTheyAreDropped() {
    journal.record(request("a", "key", "what was wrong"));
    record("b", "c", "d");

    assertThat(journal.mockErrorCount()).isEqualTo(1);
  }

  @Test
  void mockErrorsHaveAWeightToo() {
    String longId = "x".repeat(40_000);
    for (int i = 0; i < 256; i++) {
      journal.record(request(longId, "key", "what was wrong"));
    }

    assertThat(journal.mockErrors()).hasSize(1);
    assertThat(journal.memory().bytes()).isLessThan(journal.memory().limit());
  }

  @Test
  void forgetsOneApiKey() {
    journal.record(request("a", "mine", null));
    journal.record(request("b", "yours", null));
    journal.record(request("c", null, null));

    journal.forget("mine");

    assertThat(journal.all()).extracting(RecordedRequest::jobId).containsExactly("b", "c");
  }

  @Test
  void aStartThatHasWaitedIsWrittenDownAtItsPlace() {
    record("a", "b", "c", "d");

    journal.record(request("b, later", "key", null).numbered(2));
    journal.record(request("a, which was dropped", "key", null).numbered(1));

    assertThat(journal.all())
        .extracting(RecordedRequest::jobId)
        .containsExactly("b, later", "c", "d");
  }

  /** However many requests have come while it waited. */
  @Test
  void aStartThatHasWaitedCostsNoMoreInALongJournal() {
    Journal longOne = new Journal(100_000, Long.MAX_VALUE, NOBODY);
    RecordedRequest any = request("a", "key", null);
    for (int i = 0; i < 100_000; i++) {
      longOne.record(any);
    }
    RecordedRequest first = any.numbered(1);

    assertThat(Allocations.of(() -> longOne.record(first))).isLessThan(10_000);
  }

  @Test
  void numbersGoOnAfterItWasCleared() {
    record("a", "b", "c", "d");
    journal.clear();
    record("e");

    assertThat(journal.dropped()).isZero();
    assertThat(journal.all()).extracting(RecordedRequest::number).containsExactly(5L);
  }

  private void record(String... jobIds) {
    for (String jobId : jobIds) {
      journal.record(request(jobId, "key", null));
    }
  }

  private static RecordedRequest request(
      String jobId, @Nullable String key, @Nullable String problem) {
    return new RecordedRequest(
        0,
        Instant.EPOCH,
        "GET",
        "/",
        key,
        jobId,
        jobId.hashCode(),
        1,
        "pending",
        "pending",
        200,
        Duration.ZERO,
        problem,
        Operation.STATUS,
        null);
  }
}
