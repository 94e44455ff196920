package io.github.tryonjobs.client.internal.call;

import static io.github.tryonjobs.client.internal.call.Asking.SETTINGS;
import static io.github.tryonjobs.client.internal.call.Asking.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a response that nobody waits for any more, and of one that somebody does. */
class CallsTest {

  private final Calls calls = Asking.calls(new Threads(null, null));
  private final Asking<Closeable> opening = new Asking<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void aResponseThatComesTooLateIsClosed() {
    CompletableFuture<Closeable> call = calls.start(opening, SETTINGS);
    opening.asked.join();

    call.cancel(true);
    opening.response.complete(() -> closed.complete(null));

    assertThat(closed).succeedsWithin(SOON);
  }

  @Test
  void aResponseThatComesWhileTheCallEndsIsClosed() {
    Call<Closeable> call = new Call<>(opening, calls, SETTINGS);
    call.close();

    assertThat(call.end(() -> closed.complete(null), null)).isFalse();
    assertThat(closed).isCompleted();
  }

  @Test
  void whatAnApplicationCompletesACallWithTooLateStaysOpen() {
    CompletableFuture<Closeable> call = calls.start(opening, SETTINGS);
    call.cancel(true);

    assertThat(call.complete(() -> closed.complete(null))).isFalse();
    assertThat(closed).isNotDone();
    opening.response.complete(() -> {});
  }

  @Test
  void aResultIsThereNowWhateverIsChainedToIt() {
    CompletableFuture<Closeable> call = calls.start(opening, SETTINGS);
    CompletableFuture<Void> never = new CompletableFuture<>();
    CompletableFuture<Void> chained = call.thenRun(never::join);
    assertThatIllegalStateException().isThrownBy(((CallFuture<Closeable>) call)::resultNow);
    opening.response.complete(() -> {});

    assertThat(call.join()).isSameAs(((CallFuture<Closeable>) call).resultNow());
    never.complete(null);
    assertThat(chained).succeedsWithin(SOON);
  }

  @Test
  void closingKeepsTheInterruptFlag() {
    Thread.currentThread().interrupt();

    calls.close();

    assertThat(Thread.interrupted()).isTrue();
  }
}
