package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.tryonjobs.client.FakeTime;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import java.io.Closeable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a response that nobody waits for any more, and of one that somebody does. */
class CallsTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final FakeTime time = new FakeTime();
  private final Calls calls =
      new Calls(new Threads(null, null), time, time, FakeTime.LONGEST_JITTER);
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Closeable> response = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void aResponseThatComesTooLateIsClosed() {
    CompletableFuture<Closeable> call =
        calls.start(
            new Opening(), new Calls.Settings(RetryPolicy.none(), SOON, new Events(List.of())));
    asked.join();

    call.cancel(true);
    response.complete(() -> closed.complete(null));

    assertThat(closed).succeedsWithin(SOON);
  }

  @Test
  void aResultIsThereNowWhateverIsChainedToIt() {
    CompletableFuture<Closeable> call =
        calls.start(
            new Opening(), new Calls.Settings(RetryPolicy.none(), SOON, new Events(List.of())));
    CompletableFuture<Void> never = new CompletableFuture<>();
    CompletableFuture<Void> chained = call.thenRun(never::join);
    assertThatIllegalStateException().isThrownBy(((CallFuture<Closeable>) call)::resultNow);
    response.complete(() -> {});

    assertThat(call.join()).isSameAs(((CallFuture<Closeable>) call).resultNow());
    never.complete(null);
    assertThat(chained).succeedsWithin(SOON);
  }

  /** Asks for something that has to be closed. */
  private final class Opening extends Task<Closeable> {

    Opening() {
      super(new TryOnRequest(Operation.OPEN_RESULT, "a", URI.create("http://h/"), 0), SOON);
    }

    @Override
    public Next<Closeable> attempt(Attempt attempt) {
      asked.complete(null);
      return new Next.Done<>(response.join());
    }
  }
}
