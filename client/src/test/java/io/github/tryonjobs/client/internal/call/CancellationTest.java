package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancellationTest {

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch twice = new CountDownLatch(2);

  @Test
  void breaksOffUntilTheAttemptHasEnded() throws InterruptedException {
    cancellation.onCancel(twice::countDown);

    cancellation.cancel();

    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    cancellation.release();
  }

  @Test
  void breaksOffWhatBeginsWhenNobodyWaitsAnyMore() throws InterruptedException {
    cancellation.cancel();

    cancellation.onCancel(twice::countDown);

    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    cancellation.release();
  }

  @Test
  void doesNotKeepTheMachineRunning() {
    CompletableFuture<Boolean> daemon = new CompletableFuture<>();
    cancellation.onCancel(() -> daemon.complete(Thread.currentThread().isDaemon()));

    cancellation.cancel();

    assertThat(daemon).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    cancellation.release();
  }

  @Test
  void doesNotBreakOffWhatHasEnded() {
    cancellation.onCancel(twice::countDown);
    cancellation.release();

    cancellation.cancel();

    assertThat(cancellation.isCancelled()).isTrue();
    assertThat(twice.getCount()).isEqualTo(2);
  }
}
