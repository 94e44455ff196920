package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import java.net.URI;
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
  void aRequestThatMayBeSentCountsAsSentBeforeItsFirstByte() {
    assertThat(attempt.maySend()).isTrue();
    assertThat(attempt.sent()).isEqualTo(Attempt.Sent.PART);
    attempt.sentAll();
    assertThat(attempt.sent()).isEqualTo(Attempt.Sent.ALL);
  }
}
