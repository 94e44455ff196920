package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** Requests as texts for people. */
final class Requests {

  /** Beyond this, only the last ones are shown. */
  private static final int SHOWN = 100;

  private Requests() {}

  /** Returns the journal of a test. */
  static String journal(MockedTest test) {
    List<RecordedRequest> requests = test.requests();
    String server = "Try On mock server " + test.mock().server().baseUri();
    String text =
        requests.isEmpty()
            ? server + ": no request of this test. Was the client given this address, and the key?"
            : server + ": requests of this test: " + requests.size() + lines(requests);
    return test.mock().withoutKeys(text);
  }

  /** Returns what fails a test or class whose requests were not understood, if there are any. */
  static Optional<AssertionFailedError> failure(RunningMock mock, List<RecordedRequest> mistakes) {
    if (mistakes.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "the mock server did not understand these requests:"
            + lines(mistakes)
            + System.lineSeparator()
            + "Correct what follows the last colon, or, if it is meant to be so, say"
            + " @TryOnMockTest(strict = false).";
    return Optional.of(new AssertionFailedError(mock.withoutKeys(message)));
  }

  private static String lines(List<RecordedRequest> requests) {
    int hidden = Math.max(0, requests.size() - SHOWN);
    StringBuilder lines = new StringBuilder();
    if (hidden > 0) {
      lines.append(System.lineSeparator()).append("  (").append(hidden).append(" before these)");
    }
    for (RecordedRequest request : requests.subList(hidden, requests.size())) {
      lines.append(System.lineSeparator()).append("  ").append(request);
    }
    return lines.toString();
  }
}
