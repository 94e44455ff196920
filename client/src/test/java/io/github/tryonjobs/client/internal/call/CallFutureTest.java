package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tryonjobs.client.FakeTime;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a future tells of its call, and what completing it does: as any other one. */
class CallFutureTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final FakeTime time = new FakeTime();
  private final Calls calls =
      new Calls(new Threads(null, null), time, time, FakeTime.LONGEST_JITTER);
  private final CompletableFuture<String> response = new CompletableFuture<>();
  private final CompletableFuture<String> call =
      calls.start(
          new Asking(), new Calls.Settings(RetryPolicy.none(), SOON, new Events(List.of())));

  @AfterEach
  void close() {
    response.cancel(false);
    calls.close();
  }

  @Test
  void oneUnderWayHasNotEnded() {
    assertThat(call).isNotDone();
    assertThat(call.isCancelled()).isFalse();
    assertThat(call.isCompletedExceptionally()).isFalse();
    assertThat(call.getNow("absent")).isEqualTo("absent");
    assertThatThrownBy(() -> call.get(1, TimeUnit.NANOSECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void oneThatIsAnsweredHasTheAnswer() throws Exception {
    response.complete("answer");

    assertThat(call.get(2, TimeUnit.MINUTES)).isEqualTo("answer");
    assertThat(call.get()).isEqualTo("answer");
    assertThat(call.join()).isEqualTo("answer");
    assertThat(call.getNow("absent")).isEqualTo("answer");
    assertThat(call).isCompletedWithValue("answer");
    assertThat(call.isCancelled()).isFalse();
    assertThat(call.complete("other")).isFalse();
    assertThat(call.completeExceptionally(new IllegalStateException())).isFalse();
    assertThat(call.cancel(true)).isFalse();
  }

  @Test
  void oneThatTheApplicationCompletesHasWhatItSays() {
    assertThat(call.complete("its own")).isTrue();
    assertThat(call.join()).isEqualTo("its own");
    assertThat(call.isCompletedExceptionally()).isFalse();
  }

  @Test
  void oneThatTheApplicationFailsHasItsFailure() {
    IllegalStateException failure = new IllegalStateException("its own");

    assertThat(call.completeExceptionally(failure)).isTrue();
    assertThat(call.isCompletedExceptionally()).isTrue();
    assertThat(call.isCancelled()).isFalse();
    assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class).cause().isSameAs(failure);
  }

  @Test
  void oneThatIsCancelledSaysSo() {
    assertThat(call.cancel(true)).isTrue();
    assertThat(call.isCancelled()).isTrue();
    assertThat(call.isCompletedExceptionally()).isTrue();
    assertThat(call.cancel(true)).isTrue();
    assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void whatEndedBeforeItIsLookedAtIsDoneForThoseWhoLookFromOutside() {
    response.complete("answer");
    call.join();

    assertThat(CompletableFuture.allOf(call)).isDone();
  }

  /** Asks for something that the test answers. */
  private final class Asking extends Task<String> {

    Asking() {
      super(new TryOnRequest(Operation.GET_JOB, "a", URI.create("http://h/"), 0), SOON);
    }

    @Override
    public Next<String> attempt(Attempt attempt) {
      return new Next.Done<>(response.join());
    }
  }
}
