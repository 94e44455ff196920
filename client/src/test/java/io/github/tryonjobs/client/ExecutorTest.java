package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that an application hands in. */
@Timeout(300)
class ExecutorTest {

  @Test
  void theTimerMakesNoAttemptIfTheExecutorRunsInTheCaller() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    try (RawServer server = RawServer.of(Jobs.PENDING, Jobs.PENDING, Jobs.COMPLETED);
        TryOnClient client =
            Jobs.client(server)
                .executor(
                    task -> {
                      threads.add(Thread.currentThread().getName());
                      task.run();
                    })
                .pollingPolicy(PollingPolicy.fixed(Duration.ofMillis(1)))
                .build()) {
      client.awaitJob("a");

      assertThat(threads).hasSizeGreaterThan(1).noneMatch(name -> name.contains("timer"));
    }
  }

  @Test
  void whatIsChainedRunsOnTheThreadsForIt() {
    ExecutorService threads = Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"));
    CountDownLatch chained = new CountDownLatch(1);
    RawServer.Reply late =
        connection -> {
          chained.await();
          Jobs.PENDING.write(connection);
        };
    try (RawServer server = RawServer.of(late);
        TryOnClient client = Jobs.client(server).callbackExecutor(threads).build()) {
      CompletableFuture<String> name =
          client.getJobAsync("a").thenApply(job -> Thread.currentThread().getName());
      chained.countDown();

      assertThat(name.join()).isEqualTo("mine");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatIsChainedRunsAlthoughTheThreadsForItFail() {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server)
                .callbackExecutor(
                    task -> {
                      throw new IllegalStateException("of the application");
                    })
                .build()) {
      assertThat(client.getJobAsync("a").thenApply(TryOnJob::id))
          .succeedsWithin(Duration.ofMinutes(2))
          .isEqualTo("a");
    }
  }

  @Test
  @SuppressWarnings("NullAway") // as an application that is not checked may
  void aPauseThatIsNoneEndsTheCall() {
    try (RawServer server = RawServer.of(RawServer.http(503, "", ""));
        TryOnClient client = Jobs.client(server).sleeper(pause -> null).build()) {
      assertThatThrownBy(() -> client.getJob("a")).hasMessage("the sleeper returned null");
    }
  }

  @Test
  void whatTheExecutorThrowsKeepsItsStackTrace() {
    IllegalStateException failure = new IllegalStateException("of the application");
    StackTraceElement[] trace = failure.getStackTrace();
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server)
                .executor(
                    task -> {
                      throw failure;
                    })
                .build()) {
      assertThatThrownBy(() -> client.getJob("a")).isSameAs(failure);
      assertThat(failure.getStackTrace()).isEqualTo(trace);
    }
  }

  static Stream<BiConsumer<TryOnClientBuilder, Exception>> throwing() {
    return Stream.of(
        (builder, e) -> builder.executor(task -> Undeclared.<RuntimeException, Object>raise(e)),
        (builder, e) ->
            builder.sleeper(pause -> Undeclared.<RuntimeException, CompletableFuture<?>>raise(e)),
        (builder, e) -> builder.apiKey(() -> Undeclared.<RuntimeException, String>raise(e)));
  }

  @ParameterizedTest
  @MethodSource("throwing")
  void whatNoMethodDeclaresEndsTheCallToo(BiConsumer<TryOnClientBuilder, Exception> throwing) {
    Exception failure = new Exception("of the application");
    try (RawServer server = RawServer.of(RawServer.http(503, "", ""))) {
      TryOnClientBuilder builder = Jobs.client(server);
      throwing.accept(builder, failure);
      try (TryOnClient client = builder.build()) {
        assertThatIllegalStateException().isThrownBy(() -> client.getJob("a")).withCause(failure);
      }
    }
  }

  static Stream<RawServer.Reply> replies() {
    return Stream.of(Jobs.PENDING, RawServer.Connection::awaitEnd);
  }

  @ParameterizedTest
  @MethodSource("replies")
  void aClockThatFailsEndsTheCall(RawServer.Reply reply) {
    IllegalStateException failure = new IllegalStateException("of the application");
    CompletableFuture<Void> broken = new CompletableFuture<>();
    try (RawServer server =
            RawServer.of(
                connection -> {
                  broken.complete(null);
                  reply.write(connection);
                });
        TryOnClient client =
            Jobs.client(server)
                .retryPolicy(RetryPolicy.defaults().withTimeout(Duration.ofMillis(1)))
                .clock(
                    () -> {
                      if (broken.isDone()) {
                        throw failure;
                      }
                      return java.time.Instant.EPOCH;
                    })
                .build()) {
      assertThatThrownBy(() -> client.getJob("a")).isSameAs(failure);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void theyMayBeVirtual() throws Exception {
    ExecutorService threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    int many = 200;
    CountDownLatch together = new CountDownLatch(many);
    RawServer.Reply pending =
        connection -> {
          together.countDown();
          together.await();
          Jobs.PENDING.write(connection);
        };
    try (RawServer server = RawServer.of(pending);
        TryOnClient client =
            Jobs.client(server).executor(threads).callbackExecutor(threads).build()) {
      List<CompletableFuture<TryOnJob>> all =
          IntStream.range(0, many)
              .mapToObj(i -> client.getJobAsync("a").thenApply(j -> client.getJob("a")))
              .toList();

      assertThat(all)
          .allSatisfy(call -> assertThat(call.join()).isEqualTo(new TryOnJob.Pending("a")));
    } finally {
      threads.shutdownNow();
    }
  }
}
