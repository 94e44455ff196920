package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a test expects of the requests for one job.
 *
 * <pre>{@code
 * mock.job(id).wasPolled(3).wasAnswered("pending", "running", "completed");
 * }</pre>
 *
 * <p>It looks at the journal as it was when {@code job(id)} was called. An expectation that does
 * not hold throws an {@link AssertionError} that shows the requests that did come. Safe for use by
 * several threads.
 */
public final class JobCheck {

  private static final String GET = "GET";

  private final String jobId;
  private final List<RecordedRequest> requests;
  private final long dropped;

  JobCheck(String jobId, List<RecordedRequest> requests, long dropped) {
    this.jobId = jobId;
    this.requests = requests.stream().filter(request -> request.method().equals(GET)).toList();
    this.dropped = dropped;
  }

  /**
   * Expects so many requests for the job, whatever they were answered with.
   *
   * @return this
   * @throws AssertionError if there were more or fewer
   */
  public JobCheck wasPolled(int times) {
    if (requests.size() != times) {
      throw failure("to be polled " + times + " times, but it was polled " + requests.size());
    }
    return this;
  }

  /**
   * Expects these answers, each as a scenario has it, in this order and no others.
   *
   * @return this
   * @throws AssertionError if there were others
   */
  public JobCheck wasAnswered(String... answers) {
    List<String> actual = requests.stream().map(RecordedRequest::answer).toList();
    if (!actual.equals(List.of(answers))) {
      throw failure("to be answered with " + List.of(answers) + ", but it was " + actual);
    }
    return this;
  }

  private AssertionError failure(String expectation) {
    String came =
        requests.stream()
            .map(request -> System.lineSeparator() + "  " + request)
            .collect(Collectors.joining());
    String lost = dropped == 0 ? "" : " (the journal dropped " + dropped + " older requests)";
    return new AssertionError(
        "expected job "
            + jobId
            + " "
            + expectation
            + lost
            + ". Requests for it:"
            + (came.isEmpty() ? " none" : came));
  }
}
