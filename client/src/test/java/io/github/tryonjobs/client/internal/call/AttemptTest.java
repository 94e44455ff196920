package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is known of an attempt that is broken off: what was not sent by then never is. */
class AttemptTest {

  private final Attempt attempt =
      new Attempt(new TryOnRequest(Operation.START_JOB, null, URI.create("http://h/"), 1));

  @Test
  void aRequestThatIsBrokenOffBeforeItIsSentMayNotBeSent() {
    attempt.breakOff();

    assertThat(attempt.sent()).isEqualTo(Attempt.Sent.NOTHING);
    assertThat(attempt.maySend()).isFalse();
  }

  @Test
  void onlyTheFirstWhoEndsItIsToldSo() {
    assertThat(attempt.breakOff()).isTrue();
    assertThat(attempt.breakOff()).isFalse();
    assertThat(attempt.settle()).isFalse();
  }

  @Test
  void whatWouldBreakItOffIsRunAtOnceIfNobodyWaits() {
    AtomicInteger freed = new AtomicInteger();
    Step step = new Step();
    step.end();

    assertThat(step.next(freed::incrementAndGet)).isFalse();
    step.free();

    assertThat(freed).hasValue(1);
  }

  @Test
  void aRequestThatMayBeSentCountsAsSentBeforeItsFirstByte() {
    assertThat(attempt.maySend()).isTrue();
    assertThat(attempt.sent()).isEqualTo(Attempt.Sent.PART);
    attempt.sentAll();
    assertThat(attempt.sent()).isEqualTo(Attempt.Sent.ALL);
  }
}
