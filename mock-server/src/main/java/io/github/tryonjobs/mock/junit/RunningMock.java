package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.Fingerprint;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * A server, the tests that run against it, and what it published; JUnit's store closes it, as an
 * {@link AutoCloseable} since 5.13. Thread-safe.
 */
@SuppressWarnings("deprecation")
final class RunningMock implements AutoCloseable, CloseableResource {

  final TryOnMockServer server;
  private final Map<String, String> keysByFingerprint = new HashMap<>();
  private final Map<String, String> keysByProperty = new HashMap<>();
  private final Map<String, Optional<String>> propertiesBefore = new LinkedHashMap<>();
  private final Set<MockedTest> running = new HashSet<>();
  private final Set<Long> told = new HashSet<>();

  RunningMock(Setup setup) {
    this.server = setup.startServer();
  }

  /** Publishes the address and the key, under the names of properties that are not empty. */
  synchronized void publish(Setup setup) {
    setProperty(setup.publish(), server.baseUri().toString());
    setProperty(setup.publishApiKey(), boundKey(setup));
  }

  private void setProperty(String name, @Nullable String value) {
    if (!name.isEmpty() && value != null) {
      String before = System.setProperty(name, value);
      propertiesBefore.putIfAbsent(name, Optional.ofNullable(before));
    }
  }

  /** Returns the key of the application under test, or null if each test has its own. */
  private @Nullable String boundKey(Setup setup) {
    if (!setup.apiKey().isEmpty() || setup.publishApiKey().isEmpty()) {
      return setup.apiKey().isEmpty() ? null : setup.apiKey();
    }
    return keysByProperty.computeIfAbsent(
        setup.publishApiKey(), property -> server.newAccount().apiKey());
  }

  /** Begins a test, with an account that is its own. */
  synchronized MockedTest begin(Setup setup) {
    String key = boundKey(setup);
    MockAccount account = key == null ? server.newAccount() : server.account(key);
    String fingerprint = Fingerprint.of(account.apiKey());
    if (running.stream().anyMatch(test -> test.fingerprint.equals(fingerprint))) {
      throw new ExtensionConfigurationException(
          "two tests that are bound to the same API key run at once: put @ResourceLock or"
              + " @Execution(SAME_THREAD) on them ("
              + setup.place()
              + ")");
    }
    keysByFingerprint.put(fingerprint, account.apiKey());
    account.reset();
    MockedTest test = new MockedTest(this, setup, account, fingerprint);
    running.add(test);
    if (running.size() > 1) {
      running.forEach(MockedTest::isNotAlone);
    }
    if (setup.isOfRun()) {
      setup.applyTo(account.server());
    }
    return test;
  }

  /** Ends a test. The journal of a server of the whole run has room for the tests that run. */
  synchronized void end(MockedTest test) {
    running.remove(test);
    if (test.setup.isOfRun()) {
      test.account.reset();
    }
  }

  /** Returns whether a request has an API key that is no test's, or none. */
  synchronized boolean isOfNoTest(RecordedRequest request) {
    return !keysByFingerprint.containsKey(String.valueOf(request.apiKey()));
  }

  /** Returns the wanted requests that were not understood, each of them only once. */
  List<RecordedRequest> newMockErrors(Predicate<RecordedRequest> wanted) {
    List<RecordedRequest> all = server.mockErrors().stream().filter(wanted).toList();
    synchronized (told) {
      return all.stream().filter(request -> told.add(request.number())).toList();
    }
  }

  /** Leaves out the API keys of tests, which may be where no key should be, such as in a path. */
  synchronized String withoutKeys(String text) {
    String without = text;
    for (String key : keysByFingerprint.values()) {
      without = without.replace(key, "***");
    }
    return without;
  }

  @Override
  public synchronized void close() {
    propertiesBefore.forEach(
        (name, before) ->
            before.ifPresentOrElse(
                value -> System.setProperty(name, value), () -> System.clearProperty(name)));
    server.close();
  }
}
