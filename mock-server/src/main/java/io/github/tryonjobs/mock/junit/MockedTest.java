package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** A test, its account, and which requests are its own. */
final class MockedTest {

  /** Beyond this, only the last ones are shown. */
  private static final int SHOWN = 100;

  final RunningMock mock;
  final Setup setup;
  final MockAccount account;
  final String fingerprint;
  private final long lastNumberBefore;
  private volatile boolean isAlone = true;
  private @Nullable String journal;

  MockedTest(RunningMock mock, Setup setup, MockAccount account, String fingerprint) {
    this.mock = mock;
    this.setup = setup;
    this.account = account;
    this.fingerprint = fingerprint;
    List<RecordedRequest> before = mock.server.requests();
    this.lastNumberBefore = before.isEmpty() ? 0 : before.get(before.size() - 1).number();
  }

  /** From now on a request with a key that is no test's may be another test's. */
  void isNotAlone() {
    isAlone = false;
  }

  private boolean isOwn(RecordedRequest request) {
    return fingerprint.equals(request.apiKey()) || (isAlone && isOfNobody(request));
  }

  private boolean isOfNobody(RecordedRequest request) {
    return request.number() > lastNumberBefore && mock.isOfNoTest(request);
  }

  /** Keeps the journal as it is, whatever is reset before it is reported. */
  void keepJournal() {
    journal = journalNow();
  }

  /** Returns the journal of this test, for people. */
  String journal() {
    return journal == null ? journalNow() : journal;
  }

  private String journalNow() {
    List<RecordedRequest> all = mock.server.requests();
    List<RecordedRequest> own = all.stream().filter(this::isOwn).toList();
    String text =
        own.isEmpty()
            ? "no request of this test. Was the client given this address, and the key?"
            : "requests of this test: " + own.size() + lines(own);
    long others = isAlone ? 0 : all.stream().filter(this::isOfNobody).count();
    String hint =
        others == 0
            ? ""
            : System.lineSeparator()
                + "  ("
                + others
                + " more with an API key that is no test's; @TryOnMockTest(apiKey = …) binds it)";
    return mock.withoutKeys("Try On mock server " + mock.server.baseUri() + ": " + text + hint);
  }

  /** Returns what fails this test if some of its requests were not understood. */
  Optional<AssertionFailedError> failure() {
    return setup.attributes().strict()
        ? failure(mock, mock.newMockErrors(this::isOwn))
        : Optional.empty();
  }

  /** Returns what fails a test or class whose requests were not understood, if there are any. */
  static Optional<AssertionFailedError> failure(RunningMock mock, List<RecordedRequest> errors) {
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "the mock server did not understand these requests:"
            + lines(errors)
            + System.lineSeparator()
            + "Correct what follows the last colon, or, if it is meant to be so, say"
            + " @TryOnMockTest(strict = false).";
    return Optional.of(new AssertionFailedError(mock.withoutKeys(message)));
  }

  private static String lines(List<RecordedRequest> requests) {
    int hidden = Math.max(0, requests.size() - SHOWN);
    String first = hidden == 0 ? "" : System.lineSeparator() + "  (" + hidden + " before these)";
    return requests.stream()
        .skip(hidden)
        .map(request -> System.lineSeparator() + "  " + request)
        .collect(Collectors.joining("", first, ""));
  }
}
