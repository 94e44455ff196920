package io.github.tryonjobs.client;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What applications chain to results, however much of it and however long it blocks. */
@Timeout(300)
class ChainedCallsTest {

  private static final TryOnJob PENDING = new TryOnJob.Pending("a");

  /** Ways to follow a job with another call, from a function that is chained to it. */
  static Stream<Arguments> chains() {
    return Stream.of(
        chain("join", client -> client.getJobAsync("a").thenApply(j -> next(client).join())),
        chain(
            "join of what is chained",
            client ->
                client.getJobAsync("a").thenApply(j -> next(client).thenApply(k -> k).join())),
        chain(
            "join of what is chained twice",
            client ->
                client
                    .getJobAsync("a")
                    .thenApply(j -> j)
                    .thenApply(j -> next(client).thenApply(k -> next(client).join()).join())),
        chain("compose", client -> client.getJobAsync("a").thenCompose(j -> next(client))),
        chain(
            "compose with a join",
            client ->
                client
                    .getJobAsync("a")
                    .thenCompose(j -> next(client).thenApply(k -> next(client).join()))),
        chain(
            "a call that waits",
            client -> client.getJobAsync("a").thenApply(j -> client.getJob("a"))),
        chain(
            "all of two",
            client ->
                client
                    .getJobAsync("a")
                    .thenCombine(client.getJobAsync("a"), (j, k) -> next(client).join())),
        chain(
            "both ways",
            client ->
                client
                    .getJobAsync("a")
                    .handle(
                        (j, e) -> client.awaitJobAsync("a", once()).handle((k, f) -> j).join())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chains")
  void allComplete(String how, Function<TryOnClient, CompletableFuture<TryOnJob>> chain) {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server).build()) {
      List<CompletableFuture<TryOnJob>> all = started(200, client, chain);

      assertThat(all).as(how).allSatisfy(call -> assertThat(call.join()).isEqualTo(PENDING));
      assertThat(client.getJob("a")).as("another call").isEqualTo(PENDING);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chains")
  void allCompleteIfTheClientIsClosedInTheMiddle(
      String how, Function<TryOnClient, CompletableFuture<TryOnJob>> chain) {
    CountDownLatch begun = new CountDownLatch(100);
    RawServer.Reply counted =
        connection -> {
          begun.countDown();
          Jobs.PENDING.write(connection);
        };
    try (RawServer server = RawServer.of(counted)) {
      TryOnClient client = Jobs.client(server).build();
      List<CompletableFuture<TryOnJob>> all = started(100, client, chain);
      begun.await();

      client.close();

      assertThat(all).as(how).allSatisfy(call -> call.handle((job, failure) -> job).join());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aThousandAtOnceComplete() {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server).build()) {
      List<CompletableFuture<TryOnJob>> all =
          started(1000, client, c -> c.getJobAsync("a").thenApply(j -> next(c).join()));

      assertThat(all).allSatisfy(call -> assertThat(call.join()).isEqualTo(PENDING));
    }
  }

  @Test
  void whatBlocksForEverKeepsNoOtherCallNorCloseFromEnding() throws Exception {
    CompletableFuture<TryOnJob> never = new CompletableFuture<>();
    int many = 100;
    CountDownLatch chained = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(many);
    try (RawServer server = RawServer.of(after(chained))) {
      TryOnClient client = Jobs.client(server).build();
      List<CompletableFuture<TryOnJob>> all =
          started(
              many,
              client,
              c ->
                  c.getJobAsync("a")
                      .thenApply(
                          j -> {
                            blocked.countDown();
                            return never.join();
                          }));
      chained.countDown();
      blocked.await();

      assertThat(client.getJob("a")).isEqualTo(PENDING);
      assertThat(client.getJobAsync("a").thenApply(j -> j).join()).isEqualTo(PENDING);
      assertThatExceptionOfType(TransportException.class)
          .as("a deadline")
          .isThrownBy(
              () ->
                  client
                      .withRetryPolicy(RetryPolicy.none().withTimeout(Duration.ofNanos(1)))
                      .getJob("a"))
          .withMessageContaining("timed out");
      client.close();
      assertThat(all).noneMatch(CompletableFuture::isDone);
    } finally {
      never.complete(PENDING);
    }
  }

  @Test
  void whoWaitsIsNotKeptByWhatIsChained() {
    CompletableFuture<TryOnJob> never = new CompletableFuture<>();
    CountDownLatch chained = new CountDownLatch(1);
    try (RawServer server = RawServer.of(after(chained));
        TryOnClient client = Jobs.client(server).build()) {
      CompletableFuture<TryOnJob> call = client.getJobAsync("a");
      CompletableFuture<TryOnJob> first = call.thenApply(j -> never.join());
      CompletableFuture<TryOnJob> second = call.thenApply(j -> never.join());
      chained.countDown();

      assertThat(call.join()).isEqualTo(PENDING);
      assertThat(call.getNow(null)).isEqualTo(PENDING);
      assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);
    } finally {
      never.complete(PENDING);
    }
  }

  /** What is chained to a result that is there already would run on the thread of the test. */
  private static RawServer.Reply after(CountDownLatch chained) {
    return connection -> {
      chained.await();
      Jobs.PENDING.write(connection);
    };
  }

  private static Arguments chain(
      String how, Function<TryOnClient, CompletableFuture<TryOnJob>> chain) {
    return Arguments.of(how, chain);
  }

  private static PollingPolicy once() {
    return PollingPolicy.defaults().withMaxPolls(1);
  }

  private static CompletableFuture<TryOnJob> next(TryOnClient client) {
    return client.getJobAsync("a");
  }

  private static List<CompletableFuture<TryOnJob>> started(
      int number, TryOnClient client, Function<TryOnClient, CompletableFuture<TryOnJob>> chain) {
    return IntStream.range(0, number).mapToObj(i -> chain.apply(client)).collect(toList());
  }
}
