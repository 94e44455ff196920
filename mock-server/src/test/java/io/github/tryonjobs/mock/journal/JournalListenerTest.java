package io.github.tryonjobs.mock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalListenerTest {

  private final Logger logger = Logger.getLogger(Journal.class.getName());
  private final List<String> logged = new ArrayList<>();

  @AfterEach
  void listenNoMore() {
    logger.setFilter(null);
  }

  @Test
  void aListenerThatFailsIsLoggedAndChangesNothing() {
    Filter nothingIsPrinted =
        entry -> {
          logged.add(entry.getMessage());
          return false;
        };
    logger.setFilter(nothingIsPrinted);
    Journal journal =
        new Journal(
            2,
            request -> {
              throw new AssertionError("expected another");
            });

    record(journal);

    assertThat(journal.all()).hasSize(1);
    assertThat(logged).singleElement().asString().contains("listener has failed", "#1");
  }

  private static void record(Journal journal) {
    journal.record(
        new RecordedRequest(
            0, Instant.EPOCH, "GET", "/a", null, null, 0, null, "404", 404, Duration.ZERO, null));
  }
}
