package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The server of a port, from its first use to the end of the run, what it published, and the tests
 * that run against it. JUnit's stores close it and them, since 5.13 as an {@link AutoCloseable}.
 * Thread-safe.
 */
@SuppressWarnings("deprecation")
final class RunningMock implements AutoCloseable, CloseableResource {

  private static final Namespace NAMESPACE = Namespace.create(RunningMock.class);
  private static final String OF_NOBODY =
      "[API key of no test, so maybe another's; @TryOnMockTest(apiKey = …) binds it] ";
  private static final String ADVICE =
      "%nCorrect what follows the last colon, or say @TryOnMockTest(strict = false).".formatted();

  final TryOnMockServer server;
  private final Set<String> published = ConcurrentHashMap.newKeySet();
  private final Set<MockedTest> running = ConcurrentHashMap.newKeySet();
  private final Set<Long> told = ConcurrentHashMap.newKeySet();

  private RunningMock(Setup setup) {
    this.server = setup.startServer();
  }

  /** Returns the server of a setup, which runs from now on, with its properties published. */
  static RunningMock of(Setup setup, ExtensionContext context) {
    Store store = storeOfRun(context);
    RunningMock mock =
        store.getOrComputeIfAbsent(setup.port(), port -> new RunningMock(setup), RunningMock.class);
    mock.publish(setup.publish(), mock.server.baseUri().toString(), store);
    mock.publish(setup.publishApiKey(), setup.apiKey(), store);
    return mock;
  }

  /** An application that is kept for several runs of a JVM meets the same server in all of them. */
  private static Store storeOfRun(ExtensionContext context) {
    try {
      return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE);
    } catch (LinkageError e) {
      // Before JUnit 5.13, a store lasts for one run at most.
      return context.getRoot().getStore(NAMESPACE);
    }
  }

  /** Returns the account of the application under test; empty if each test has its own. */
  Optional<MockAccount> bound(Setup setup) {
    return Optional.of(setup.apiKey()).filter(it -> !it.isEmpty()).map(server::account);
  }

  /** Publishes a property; what was made before would keep another value of it. */
  private void publish(String name, String value, Store store) {
    if (name.isEmpty()) {
      return;
    }
    if (!store.getOrComputeIfAbsent(name, any -> value, String.class).equals(value)) {
      throw new ExtensionConfigurationException(
          ("the property \"%s\" is published with two values in one run: publish it with the same"
                  + " port and apiKey everywhere, or publish another property")
              .formatted(name));
    }
    published.add(name);
    System.setProperty(name, value);
  }

  /** Begins a test or class, which has an account for itself until its context is closed. */
  synchronized MockedTest begin(Setup setup, MockAccount account, ExtensionContext context) {
    if (running.stream().anyMatch(it -> it.account.apiKey().equals(account.apiKey()))) {
      throw new ExtensionConfigurationException(
          "two tests that are bound to the same API key run at once: put @ResourceLock or"
              + " @Execution(SAME_THREAD) on them");
    }
    account.reset();
    setup.applyTo(account.server());
    MockedTest test = new MockedTest(account, context, setup.attributes().strict());
    running.add(test);
    return test;
  }

  @Override
  public void close() {
    published.forEach(System::clearProperty);
    server.close();
  }

  /** A test or class that runs, and what is told of its requests. */
  final class MockedTest implements AutoCloseable, CloseableResource {

    final MockAccount account;
    private final ExtensionContext context;
    private final boolean isStrict;
    private final long lastNumberBefore;
    private @Nullable String journal;

    private MockedTest(MockAccount account, ExtensionContext context, boolean isStrict) {
      this.account = account;
      this.context = context;
      this.isStrict = isStrict;
      List<RecordedRequest> before = server.requests();
      this.lastNumberBefore = before.isEmpty() ? 0 : before.get(before.size() - 1).number();
    }

    /** Returns whether a request is nobody's: with no API key, or that of no test that runs. */
    private boolean isNobodys(RecordedRequest request) {
      return running.stream().noneMatch(test -> test.account.sees(request));
    }

    private boolean mayBeOwn(RecordedRequest request) {
      return request.number() > lastNumberBefore && isNobodys(request);
    }

    /** The first strict test that ends answers for what is nobody's and can be no lenient one's. */
    private boolean answersFor(RecordedRequest request) {
      boolean isForgiven = running.stream().anyMatch(it -> !it.isStrict && it.mayBeOwn(request));
      return isStrict ? isNobodys(request) && !isForgiven : mayBeOwn(request);
    }

    /** Keeps the journal as it is, whatever is reset before it is reported. */
    void keepJournal() {
      journal = journal();
    }

    private String journal() {
      List<RecordedRequest> all =
          server.requests().stream().filter(it -> account.sees(it) || mayBeOwn(it)).toList();
      String title =
          all.stream().anyMatch(account::sees)
              ? "requests of this test: " + all.size()
              : "no request of this test. Was the client given this address, and the key?";
      return shown("Try On mock server " + server.baseUri() + ": " + title, all);
    }

    /** Leaves out the API key also where no key should be, such as in a path. */
    private String shown(String title, List<RecordedRequest> requests) {
      return account.shown(
          title + RecordedRequest.lines(requests, it -> account.sees(it) ? "" : OF_NOBODY));
    }

    /** Returns what fails this test, as requests were not understood; each is told once. */
    private Optional<AssertionFailedError> misunderstood() {
      List<RecordedRequest> errors =
          server.mockErrors().stream()
              .filter(it -> account.sees(it) || answersFor(it))
              .filter(it -> told.add(it.number()))
              .toList();
      String title = "the mock server did not understand these requests:";
      return isStrict && !errors.isEmpty()
          ? Optional.of(new AssertionFailedError(shown(title, errors) + ADVICE))
          : Optional.empty();
    }

    /** Reports the journal if a test has failed, or fails it for what was not understood. */
    void settle(ExtensionContext where, Optional<Throwable> thrown) {
      Optional<Throwable> failed = thrown.filter(it -> !(it instanceof TestAbortedException));
      Optional<AssertionFailedError> misunderstood = misunderstood();
      failed.or(() -> misunderstood).ifPresent(it -> report(where, it));
      if (failed.isEmpty() && misunderstood.isPresent()) {
        throw misunderstood.get();
      }
      failed.ifPresent(it -> misunderstood.ifPresent(it::addSuppressed));
    }

    private void report(ExtensionContext where, Throwable failure) {
      Exception besideFailure = new Exception(journal == null ? journal() : journal);
      where.publishReportEntry("try-on-mock.journal", besideFailure.getMessage());
      besideFailure.setStackTrace(new StackTraceElement[0]);
      failure.addSuppressed(besideFailure);
    }

    @Override
    public void close() {
      try {
        settle(context, context.getExecutionException());
      } finally {
        account.reset();
        running.remove(this);
      }
    }
  }
}
