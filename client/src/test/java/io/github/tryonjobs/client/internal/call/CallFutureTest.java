package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a future tells of its call, and what completing it does: as any other one. */
class CallFutureTest {

  private final Calls calls = Asking.calls(new Threads(null, null));
  private final Asking<String> asking = new Asking<>();
  private final CompletableFuture<String> response = asking.response;
  private final CompletableFuture<String> call = calls.start(asking, Asking.SETTINGS);

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

  interface Look {
    void at(CompletableFuture<String> call) throws Exception;
  }

  static Stream<Look> looks() {
    return Stream.of(
        CompletableFuture::isDone,
        CompletableFuture::join,
        CompletableFuture::get,
        call -> call.get(2, TimeUnit.MINUTES));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void oneThatHasBeenLookedAtIsDoneForThoseWhoLookFromOutside(Look look) throws Exception {
    try (Calls without = Asking.calls(new Threads(null, callback -> {}))) {
      Asking<String> other = new Asking<>();
      other.response.complete("answer");
      CompletableFuture<String> ended = without.start(other, Asking.SETTINGS);
      while (ended.getNow("").isEmpty()) {
        Thread.onSpinWait();
      }

      look.at(ended);

      assertThat(CompletableFuture.allOf(ended)).isDone();
    }
  }
}
