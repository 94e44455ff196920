package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.Step;
import io.github.tryonjobs.mock.state.Operation;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a test expects of the requests for one job.
 *
 * <pre>{@code
 * mock.job(id).wasPolled(3).wasAnswered("pending", "running", "completed");
 * mock.job(id).within(Duration.ofSeconds(10)).wasPolledAtLeast(1);
 * }</pre>
 *
 * <p>Each expectation looks at the journal when it is called. One that does not hold, or that
 * cannot be known since the journal dropped requests, throws an {@link AssertionError} that shows
 * the requests that did come. Immutable and safe for use by several threads.
 */
public final class JobCheck {

  /** More than this cannot be counted in nanoseconds, and nobody waits for it. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final MockView view;
  private final String jobId;
  private final Duration patience;

  JobCheck(MockView view, String jobId, Duration patience) {
    this.view = view;
    this.jobId = jobId;
    this.patience = patience;
  }

  /**
   * Returns the same check, whose expectations wait for requests that are still to come. They
   * return as soon as they hold, and throw as soon as they no longer can.
   *
   * @param time for how long at most, in real time
   */
  public JobCheck within(Duration time) {
    return new JobCheck(view, jobId, time.compareTo(LONGEST) > 0 ? LONGEST : time);
  }

  /**
   * Expects so many requests for the job, whatever they were answered with.
   *
   * @return this
   * @throws AssertionError if there were more or fewer
   */
  public JobCheck wasPolled(int times) {
    check(
        RecordedRequest::isPoll,
        polls -> polls.size() == times,
        polls -> polls.size() < times,
        "to be polled " + times(times));
    return this;
  }

  /**
   * Expects so many requests for the job or more.
   *
   * @return this
   * @throws AssertionError if there were fewer
   */
  public JobCheck wasPolledAtLeast(int times) {
    check(
        RecordedRequest::isPoll,
        polls -> polls.size() >= times,
        polls -> true,
        "to be polled at least " + times(times));
    return this;
  }

  /**
   * Expects these outcomes in this order and no others.
   *
   * @param outcomes each as a scenario has it, such as {@code pending*2}, {@code failed} for any
   *     error code, or {@code 400:malformed_image}; or the name of a mock error, such as {@code
   *     invalid-scenario}
   * @return this
   * @throws AssertionError if there were others
   * @throws IllegalArgumentException if one of them is neither; the message says where
   */
  public JobCheck wasAnswered(String... outcomes) {
    List<Expected> expected =
        Stream.of(outcomes).flatMap(outcome -> expected(outcome).stream()).toList();
    long times = expected.stream().mapToLong(Expected::times).sum();
    check(
        RecordedRequest::isPoll,
        polls -> polls.size() == times && beginAs(polls, expected),
        polls -> polls.size() < times && beginAs(polls, expected),
        "to be answered with " + String.join(", ", outcomes));
    return this;
  }

  /**
   * Expects that a request has cancelled the job.
   *
   * @return this
   * @throws AssertionError if none has
   */
  public JobCheck wasCancelled() {
    check(
        it -> it.operation() == Operation.CANCEL,
        cancels -> cancels.stream().anyMatch(it -> it.outcome().equals("cancelled")),
        cancels -> true,
        "to be cancelled");
    return this;
  }

  /** What so many polls, one after the other, are to be answered with. */
  private record Expected(Predicate<String> outcome, int times) {}

  private List<Expected> expected(String outcomes) {
    if (outcomes.matches("[a-z]+(-[a-z]+)+")) {
      return List.of(new Expected(outcomes::equals, 1));
    }
    Plan plan = view.parse(outcomes);
    String[] texts = outcomes.split("~", 2)[0].split(",", -1);
    List<Expected> expected = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      Step step = plan.steps().get(i);
      if (!(step instanceof Step.Polls polls)) {
        throw new IllegalArgumentException(
            "\"" + texts[i] + "\" lasts for some time; say how many polls, such as pending*3");
      }
      String any = texts[i].split("\\*", 2)[0];
      expected.add(
          new Expected(
              outcome ->
                  outcome.equals(step.outcome().text())
                      || outcome.equals(any)
                      || outcome.startsWith(any + ":"),
              polls.polls()));
    }
    return expected;
  }

  private static boolean beginAs(List<RecordedRequest> polls, List<Expected> expected) {
    Iterator<RecordedRequest> poll = polls.iterator();
    for (Expected next : expected) {
      for (int i = 0; i < next.times && poll.hasNext(); i++) {
        if (!next.outcome.test(poll.next().outcome())) {
          return false;
        }
      }
    }
    return true;
  }

  private void check(
      Predicate<RecordedRequest> kind,
      Predicate<List<RecordedRequest>> holds,
      Predicate<List<RecordedRequest>> mayHoldLater,
      String expectation) {
    List<RecordedRequest> requests = await(kind, now -> holds.test(now) || !mayHoldLater.test(now));
    String lost =
        view.hasLost() ? ", which cannot be known: the journal dropped older requests" : "";
    if (!holds.test(requests) || !lost.isEmpty()) {
      throw new AssertionError(
          "expected job "
              + view.shown(jobId + " " + expectation)
              + lost
              + ". "
              + came(kind, requests));
    }
  }

  /** Returns the requests of a kind as soon as they are wanted so, or as they are in the end. */
  private List<RecordedRequest> await(
      Predicate<RecordedRequest> kind, Predicate<List<RecordedRequest>> wanted) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      long last = view.state.journal().lastNumber();
      List<RecordedRequest> requests = requests(kind);
      long left = end - System.nanoTime();
      if (left <= 0 || wanted.test(requests)) {
        return requests;
      }
      try {
        view.state.journal().awaitAfter(last, Duration.ofNanos(left));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return requests;
      }
    }
  }

  private List<RecordedRequest> requests(Predicate<RecordedRequest> kind) {
    return view.requests(jobId).stream().filter(kind).toList();
  }

  private String came(Predicate<RecordedRequest> kind, List<RecordedRequest> requests) {
    int all =
        view.state.journal().all(request -> request.isFor(jobId) && kind.test(request)).size();
    int others = all - requests.size();
    String ofOthers = others == 0 ? "" : " (and " + others + " with other API keys)";
    int polls = requests(RecordedRequest::isPoll).size();
    return "It was polled " + times(polls) + ofOthers + RecordedRequest.lines(requests, it -> "");
  }

  private static String times(int number) {
    return switch (number) {
      case 0 -> "never";
      case 1 -> "once";
      default -> number + " times";
    };
  }
}
