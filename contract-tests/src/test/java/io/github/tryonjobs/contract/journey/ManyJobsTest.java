package io.github.tryonjobs.contract.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.client.ClientClosedException;
import io.github.tryonjobs.client.PollingPolicy;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand jobs awaited at once with one client. */
@Timeout(300)
@Tag("slow")
class ManyJobsTest {

  private static final int MANY = 10_000;

  /** 32 for requests, 4 for what is chained to results, and one that keeps the time. */
  private static final int FEW_DOZEN = 40;

  /** For a call, its policy and its pause. */
  private static final long MOST_BYTES_PER_JOB = 16 * 1024;

  private final TryOnMockServer mock = TryOnMockServer.start();
  private final AtomicInteger polls = new AtomicInteger();
  private final AtomicInteger mostThreads = new AtomicInteger();
  private final CountDownLatch allPolled = new CountDownLatch(MANY);

  private final PollingPolicy policy =
      PollingPolicy.defaults()
          .withInterval(Duration.ofMillis(500))
          .withMaxInterval(Duration.ofSeconds(1))
          .withTimeout(Duration.ofMinutes(3));

  private final TryOnListener witness =
      new TryOnListener() {
        @Override
        public void onPoll(Poll poll) {
          if (polls.incrementAndGet() % 500 == 0) {
            mostThreads.accumulateAndGet(threadsOfTheClient(), Math::max);
          }
          if (poll.poll() == 1) {
            allPolled.countDown();
          }
        }
      };

  private final TryOnClient client =
      TryOnClient.builder()
          .baseUri(mock.baseUri())
          .apiKey("sk_test")
          .pollingPolicy(policy)
          .listener(witness)
          .build();

  @BeforeEach
  void warmUp() {
    client.getJob("completed");
  }

  @AfterEach
  void close() {
    client.close();
    mock.close();
  }

  @Test
  void allComeToTheirRightEnds() {
    List<CompletableFuture<String>> ends =
        IntStream.range(0, MANY)
            .mapToObj(i -> outcome(client.awaitJobAsync(scenario(i) + "~" + i)))
            .toList();

    Map<String, Long> counts =
        ends.stream()
            .map(CompletableFuture::join)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(counts)
        .containsOnly(
            Map.entry("completed", MANY * 8L / 10),
            Map.entry("JobFailedException", MANY / 10L),
            Map.entry("JobNotFoundException", MANY / 10L));
    assertThat(mostThreads).hasPositiveValue();
    assertThat(mostThreads.get()).isLessThanOrEqualTo(FEW_DOZEN);
  }

  @Test
  void waitingTakesLittleMemoryAndCancellingFreesIt() throws InterruptedException {
    long before = heap();
    List<CompletableFuture<TryOnJob.Completed>> calls = awaitEndlessJobs();
    allPolled.await(120, TimeUnit.SECONDS);

    assertThat((heap() - before) / MANY).as("bytes for each job").isLessThan(MOST_BYTES_PER_JOB);
    assertThat(threadsOfTheClient()).isLessThanOrEqualTo(FEW_DOZEN);

    calls.subList(0, MANY / 2).forEach(call -> call.cancel(true));
    client.close();

    assertThat(calls.subList(0, MANY / 2)).allMatch(CompletableFuture::isCancelled);
    assertThat(calls.subList(MANY / 2, MANY))
        .extracting(ManyJobsTest::outcome)
        .extracting(CompletableFuture::join)
        .containsOnly(ClientClosedException.class.getSimpleName());
  }

  private List<CompletableFuture<TryOnJob.Completed>> awaitEndlessJobs() {
    return IntStream.range(0, MANY).mapToObj(i -> client.awaitJobAsync("pending~" + i)).toList();
  }

  private static String scenario(int i) {
    return switch (i % 10) {
      case 0 -> "pending,failed";
      case 1 -> "pending,404";
      default -> "pending,running,completed";
    };
  }

  private static CompletableFuture<String> outcome(CompletableFuture<TryOnJob.Completed> call) {
    return call.handle(
        (job, failure) -> failure == null ? "completed" : failure.getClass().getSimpleName());
  }

  private static int threadsOfTheClient() {
    Thread[] threads = new Thread[10_000];
    int count = root().enumerate(threads);
    return (int)
        java.util.Arrays.stream(threads, 0, count)
            .filter(thread -> thread.getName().startsWith("try-on-client"))
            .count();
  }

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
