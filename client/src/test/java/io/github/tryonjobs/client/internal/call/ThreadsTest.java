package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ThreadsTest {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int REQUESTS = 32;

  private final Threads threads = new Threads(null, null);
  private final CompletableFuture<Void> go = new CompletableFuture<>();

  @AfterEach
  void close() {
    go.complete(null);
    threads.close();
  }

  @Test
  void aRequestThatFindsNoThreadWaitsForOne() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(REQUESTS);
    for (int i = 0; i < REQUESTS; i++) {
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
  void whatIsChainedRunsThoughAllBeforeItBlocks() {
    int blocked = 200;
    CountDownLatch all = new CountDownLatch(blocked);
    for (int i = 0; i < blocked; i++) {
      threads.callBack(
          () -> {
            all.countDown();
            go.join();
          });
    }
    CompletableFuture<Void> oneMore = new CompletableFuture<>();

    threads.callBack(() -> oneMore.complete(null));

    assertThat(oneMore).succeedsWithin(SOON);
  }

  @Test
  void whatIsChainedRunsAfterCloseToo() {
    threads.close();

    threads.callBack(() -> go.complete(null));

    assertThat(go).succeedsWithin(SOON);
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

  @Test
  @SuppressWarnings("ThreadPriorityCheck") // to see that it is not inherited
  void aThreadInheritsNothing() throws Exception {
    CompletableFuture<Thread> started = new CompletableFuture<>();
    Thread starter = new Thread(() -> threads.help(() -> started.complete(Thread.currentThread())));
    starter.setDaemon(false);
    starter.setPriority(Thread.MIN_PRIORITY);
    starter.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    starter.start();
    starter.join();

    Thread thread = started.join();
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
    assertThat(thread.getContextClassLoader()).isSameAs(Threads.class.getClassLoader());
  }

  @Test
  void aPauseThatIsCancelledKeepsNoThread() throws Exception {
    CompletableFuture<Thread> timer = new CompletableFuture<>();
    assertThat(threads.schedule(() -> timer.complete(Thread.currentThread()), Duration.ofMillis(1)))
        .succeedsWithin(SOON);
    assertThat(threads.sleep(Duration.ofHours(1)).cancel(true)).isTrue();

    threads.close();

    timer.join().join(SOON.toMillis());
    assertThat(timer.join().isAlive()).isFalse();
  }
}
