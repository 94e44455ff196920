package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.state.Fingerprint;
import io.github.tryonjobs.mock.state.MockClock;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.List;
import java.util.function.Predicate;

/** A test, its account, and which requests are its own. */
final class MockedTest {

  private final RunningMock mock;
  private final Audience audience;
  private final boolean strict;
  private final MockAccount account;
  private final String fingerprint;
  private final long lastNumberBefore;

  MockedTest(Setup setup, RunningMock mock, Audience audience) {
    this.mock = mock;
    this.audience = audience;
    this.strict = setup.attributes().strict();
    this.account = mock.newAccount();
    this.fingerprint = Fingerprint.of(account.apiKey());
    this.lastNumberBefore = audience == Audience.ONE_CLASS ? mock.lastNumber() : 0;
    if (audience == Audience.WHOLE_RUN) {
      setup.applyTo(account);
    }
  }

  RunningMock mock() {
    return mock;
  }

  MockAccount account() {
    return account;
  }

  MockClock clock() {
    return audience == Audience.ONE_TEST ? mock.server().clock() : account.clock();
  }

  /** Returns the requests that tell why this test failed. */
  List<RecordedRequest> requests() {
    return mock.requests(
        switch (audience) {
          case ONE_TEST -> request -> true;
          case ONE_CLASS -> request -> hasItsKey(request) || cameMeanwhile(request);
          case WHOLE_RUN -> this::hasItsKey;
        });
  }

  private boolean hasItsKey(RecordedRequest request) {
    return fingerprint.equals(request.apiKey());
  }

  /** One with no test's key, such as that of an application that has one key for all its tests. */
  private boolean cameMeanwhile(RecordedRequest request) {
    return mock.isOfNoTest(request) && request.number() > lastNumberBefore;
  }

  /** Returns the requests that count against this test and have not been told yet. */
  List<RecordedRequest> newMistakes() {
    if (!strict) {
      return List.of();
    }
    Predicate<RecordedRequest> own =
        audience == Audience.ONE_TEST ? request -> true : this::hasItsKey;
    return mock.newMistakes(own);
  }

  /** The journal of the shared server has room for the tests that are running. */
  void end() {
    if (audience == Audience.WHOLE_RUN) {
      account.reset();
    }
  }
}
