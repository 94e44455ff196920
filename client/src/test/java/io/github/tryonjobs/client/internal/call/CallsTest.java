package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.client.FakeTime;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.retry.RetriedCourse;
import io.github.tryonjobs.client.internal.retry.Surroundings;
import java.io.Closeable;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an answer that nobody waits for any more. */
class CallsTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final FakeTime time = new FakeTime();
  private final Calls calls = new Calls(new Threads(null), time);
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Closeable> answer = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void anAnswerThatComesTooLateIsClosed() {
    CompletableFuture<Closeable> call = calls.startDetached(new Opening());
    asked.join();

    call.cancel(true);
    answer.complete(() -> closed.complete(null));

    assertThat(closed).succeedsWithin(SOON);
  }

  /** Asks for something that has to be closed. */
  private final class Opening extends RetriedCourse<Closeable, Closeable> {

    Opening() {
      super(
          Operation.OPEN_RESULT,
          new TryOnRequest("a", URI.create("http://h/"), 0),
          new Surroundings(time, FakeTime.LONGEST_JITTER, new Events(null), SOON),
          RetryPolicy.none(),
          SOON);
    }

    @Override
    protected Closeable send(TryOnRequest request, Duration timeout, Cancellation cancellation) {
      asked.complete(null);
      return answer.join();
    }

    @Override
    public Next<Closeable> answered(Closeable opened) {
      return new Next.Done<>(opened);
    }

    @Override
    protected @Nullable TryOnJob lastJob() {
      return null;
    }
  }
}
