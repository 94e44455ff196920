package io.github.tryonjobs.client.internal.call;

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
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How deadlines end calls. Time passes only in pauses and in requests. */
class DeadlineTest {

  private static final TryOnRequest REQUEST =
      new TryOnRequest(Operation.AWAIT_JOB, "a", URI.create("http://127.0.0.1/v1/try-on/job/a"), 0);
  private static final TryOnJob PENDING = new TryOnJob.Pending("a");
  private static final TryOnJob.Completed COMPLETED =
      new TryOnJob.Completed("a", URI.create("https://h/i.jpg"));
  private static final PollingPolicy POLICY =
      new PollingPolicy(Duration.ZERO, ofSeconds(1), ofSeconds(4), 2, 0, ofSeconds(60), 100);

  private final FakeTime time = new FakeTime();
  private final Deque<Object> answers = new ArrayDeque<>();
  private Duration duration = Duration.ZERO;

  private final Calls calls =
      new Calls(new Threads(null, null), time, time, FakeTime.LONGEST_JITTER);

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void doesNotPollWhenNoTimeIsLeft() {
    duration = ofSeconds(10);
    answers(PENDING, COMPLETED);

    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> await(POLICY.withTimeout(ofSeconds(10))));
    assertThat(answers).hasSize(1);
  }

  @Test
  void theInitialDelayCountsToo() {
    duration = ofSeconds(1);
    answers(PENDING, COMPLETED);

    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> await(POLICY.withTimeout(ofSeconds(6)).withInitialDelay(ofSeconds(5))));
  }

  /** The first poll is answered when its attempt has been broken off, the others after it. */
  @Test
  void aPollThatIsAnsweredTooLateCounts() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    Executor threads =
        task ->
            new Thread(
                    () -> {
                      task.run();
                      first.complete(null);
                    })
                .start();
    AtomicBoolean isBegun = new AtomicBoolean();
    Function<Attempt, TryOnJob> late =
        attempt -> {
          CompletableFuture<Void> end = isBegun.getAndSet(true) ? first : new CompletableFuture<>();
          attempt.onBreakOff(() -> end.complete(null));
          end.join();
          return PENDING;
        };
    RetryPolicy retries = new RetryPolicy(100, ofMillis(1), ofMillis(1), ofSeconds(1), Set.of());
    Calls.Settings settings = new Calls.Settings(retries, ofMillis(50), new Events(List.of()));
    try (Calls own = new Calls(new Threads(threads, null), time, time, FakeTime.LONGEST_JITTER)) {
      assertThatExceptionOfType(PollTimeoutException.class)
          .isThrownBy(
              () ->
                  own.await(
                      new AwaitJob(
                          REQUEST, late, POLICY.withMaxPolls(1), FakeTime.LONGEST_JITTER, () -> {}),
                      settings))
          .satisfies(e -> assertThat(e.elapsed()).isLessThan(POLICY.timeout()));
    }
  }

  @Test
  void aCallIsNotRetriedWhenNoTimeIsLeft() {
    duration = ofSeconds(20);
    answers(broken(), broken(), broken(), COMPLETED);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> get(RetryPolicy.defaults().withTimeout(ofSeconds(41))));
    assertThat(answers).hasSize(2);
  }

  @Test
  void whatIsNotOfTheFamilyEndsTheCallAsItIs() {
    answers(new IllegalStateException("a mistake of ours"));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> await(POLICY))
        .withMessage("a mistake of ours");
    assertThat(answers).isEmpty();
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

  private TryOnJob get(RetryPolicy policy) {
    return calls.await(Task.of(REQUEST, policy.timeout(), null, this::answer), settings(policy));
  }

  private TryOnJob.Completed await(PollingPolicy policy) {
    return calls.await(
        new AwaitJob(REQUEST, this::answer, policy, FakeTime.LONGEST_JITTER, () -> {}),
        settings(RetryPolicy.defaults()));
  }

  private static Calls.Settings settings(RetryPolicy policy) {
    return new Calls.Settings(policy, ofSeconds(30), new Events(List.of()));
  }

  private TryOnJob answer(Attempt attempt) {
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
