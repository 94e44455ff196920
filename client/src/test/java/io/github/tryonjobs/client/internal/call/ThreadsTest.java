package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadsTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Threads threads = new Threads(null);
  private final CompletableFuture<Void> go = new CompletableFuture<>();

  @AfterEach
  void close() {
    go.complete(null);
    threads.close();
  }

  @Test
  void aRequestThatFindsNoThreadWaitsForOne() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(Threads.MOST_REQUESTS);
    for (int i = 0; i < Threads.MOST_REQUESTS; i++) {
      threads.execute(
          () -> {
            begun.countDown();
            go.join();
          });
    }
    assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> oneMore = new CompletableFuture<>();

    threads.execute(() -> oneMore.complete(null));

    assertThat(oneMore).isNotDone();
    go.complete(null);
    assertThat(oneMore).succeedsWithin(SOON);
  }

  @Test
  void closedThreadsRefuseRequests() {
    threads.close();

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> threads.execute(() -> {}))
        .withMessage("the client is closed");
  }

  @Test
  void whatFollowsACallThatEndsAfterCloseIsRunAllTheSame() {
    threads.close();

    threads.followUp(() -> go.complete(null));

    assertThat(go).isDone();
  }

  @Test
  void aPauseEndsByItself() {
    assertThat(threads.sleep(Duration.ofMillis(1))).succeedsWithin(SOON);
  }

  @Test
  void closingKeepsTheInterruptFlag() {
    threads.execute(go::join);
    Thread.currentThread().interrupt();

    threads.close();

    assertThat(Thread.interrupted()).isTrue();
  }
}
