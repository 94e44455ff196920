package io.github.tryonjobs.client.internal.job;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.client.FakeTime;
import io.github.tryonjobs.client.PollTimeoutException;
import io.github.tryonjobs.client.PollingPolicy;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Calls;
import io.github.tryonjobs.client.internal.call.Events;
import io.github.tryonjobs.client.internal.call.Threads;
import io.github.tryonjobs.client.internal.retry.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How deadlines cut what a request may take. Time passes only in pauses and in requests. */
class DeadlineTest {

  private static final TryOnRequest REQUEST =
      new TryOnRequest("a", URI.create("http://127.0.0.1/v1/try-on/job/a"), 0);
  private static final TryOnJob PENDING = new TryOnJob.Pending("a");
  private static final TryOnJob.Completed COMPLETED =
      new TryOnJob.Completed("a", URI.create("https://h/i.jpg"));
  private static final PollingPolicy POLICY =
      new PollingPolicy(Duration.ZERO, ofSeconds(1), ofSeconds(4), ofSeconds(60), 100);

  private final FakeTime time = new FakeTime();
  private final List<Duration> timeouts = new CopyOnWriteArrayList<>();
  private final Deque<Object> answers = new ArrayDeque<>();
  private Duration duration = Duration.ZERO;

  private final Calls calls = new Calls(new Threads(null), time);
  private final Surroundings surroundings =
      new Surroundings(time, FakeTime.LONGEST_JITTER, new Events(null), ofSeconds(30));

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void aRequestMayTakeNoLongerThanIsLeft() {
    answers(PENDING, PENDING, COMPLETED);

    await(POLICY.withTimeout(ofSeconds(31)));

    assertThat(timeouts).containsExactly(ofSeconds(30), ofSeconds(30), ofSeconds(28));
  }

  @Test
  void whatARequestTakesIsGone() {
    duration = ofSeconds(10);
    answers(PENDING, COMPLETED);

    await(POLICY.withTimeout(ofSeconds(25)));

    assertThat(timeouts).containsExactly(ofSeconds(25), ofSeconds(14));
  }

  @Test
  void theInitialDelayIsGoneToo() {
    answers(COMPLETED);

    await(POLICY.withTimeout(ofSeconds(25)).withInitialDelay(ofSeconds(5)));

    assertThat(timeouts).containsExactly(ofSeconds(20));
  }

  @Test
  void pollsOnceMoreIfAnyTimeIsLeft() {
    answers(PENDING, COMPLETED);

    assertThat(await(POLICY.withTimeout(ofMillis(1001)))).isSameAs(COMPLETED);
    assertThat(timeouts).containsExactly(ofMillis(1001), ofMillis(1));
  }

  @Test
  void doesNotPollWhenNoTimeIsLeft() {
    answers(PENDING, COMPLETED);

    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> await(POLICY.withTimeout(ofSeconds(1))));
    assertThat(timeouts).hasSize(1);
  }

  @Test
  void aRetryMayTakeNoLongerThanIsLeftOfItsCall() {
    duration = ofSeconds(20);
    answers(broken(), broken(), COMPLETED);

    calls.await(
        new GetJob(
            REQUEST,
            surroundings,
            this::answer,
            RetryPolicy.defaults().withBaseDelay(ofSeconds(2)).withMaxDelay(ofSeconds(2))));

    assertThat(timeouts).containsExactly(ofSeconds(30), ofSeconds(30), ofSeconds(16));
  }

  @Test
  void aRetryInAPollMayTakeNoLongerThanIsLeftOfTheWait() {
    duration = ofSeconds(20);
    answers(broken(), PENDING, COMPLETED);

    await(POLICY.withTimeout(ofSeconds(50)));

    assertThat(timeouts)
        .as("20 s and 0.5 s of pause, then 20 s and 1 s of pause")
        .containsExactly(ofSeconds(30), ofMillis(29_500), ofMillis(8_500));
  }

  @Test
  void whatIsNotOfTheFamilyEndsTheCallAsItIs() {
    answers(new IllegalStateException("a mistake of ours"));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> await(POLICY))
        .withMessage("a mistake of ours");
    assertThat(timeouts).hasSize(1);
  }

  @Test
  void anErrorOfTheMachineEndsTheCallAsItIs() {
    answers(new StackOverflowError("deep"));

    assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> await(POLICY));
  }

  private static TryOnException broken() {
    return new TransportException(REQUEST, "broken", null);
  }

  private void answers(Object... list) {
    answers.addAll(List.of(list));
  }

  private TryOnJob.Completed await(PollingPolicy policy) {
    return calls.await(
        new AwaitJob(REQUEST, surroundings, this::answer, RetryPolicy.defaults(), policy));
  }

  private TryOnJob answer(TryOnRequest request, Duration timeout, Object cancellation) {
    timeouts.add(timeout);
    time.pass(duration);
    Object answer = answers.remove();
    if (answer instanceof RuntimeException failure) {
      throw failure;
    }
    if (answer instanceof Error failure) {
      throw failure;
    }
    return (TryOnJob) answer;
  }
}
