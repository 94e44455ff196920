package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What becomes of a response that nobody waits for any more. */
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

  /** Asks for something that has to be closed. */
  private final class Opening implements Task<Closeable> {

    @Override
    public TryOnRequest request() {
      return new TryOnRequest(Operation.OPEN_RESULT, "a", URI.create("http://h/"), 0);
    }

    @Override
    public Duration timeout() {
      return SOON;
    }

    @Override
    public Next<Closeable> attempt(Attempt attempt) {
      asked.complete(null);
      return new Next.Done<>(response.join());
    }
  }
}
