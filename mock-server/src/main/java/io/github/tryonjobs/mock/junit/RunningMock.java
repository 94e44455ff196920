package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.Fingerprint;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Beyond this, only the last requests are shown. */
  private static final int SHOWN = 100;

  private static final String LINE = System.lineSeparator() + "  ";
  private static final String OF_NOBODY =
      "[API key of no test, so maybe another's; @TryOnMockTest(apiKey = …) binds it] ";
  private static final String ADVICE =
      "Correct what follows the last colon, or, if it is meant to be so, say"
          + " @TryOnMockTest(strict = false).";

  final TryOnMockServer server;
  private final MockAccount ofApplication;
  private final Map<String, Optional<String>> propertiesBefore = new LinkedHashMap<>();
  private final Set<MockedTest> running = new HashSet<>();
  private final Set<Long> told = new HashSet<>();

  private RunningMock(Setup setup) {
    this.server = setup.startServer();
    this.ofApplication = server.newAccount();
  }

  /** Returns the server that holds for a setup, which runs from now on. */
  static RunningMock of(Setup setup, ExtensionContext context) {
    return storeOfRun(context)
        .getOrComputeIfAbsent(setup.port(), port -> new RunningMock(setup), RunningMock.class);
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
    if (!setup.apiKey().isEmpty()) {
      return Optional.of(server.account(setup.apiKey()));
    }
    return Optional.of(ofApplication).filter(it -> !setup.publishApiKey().isEmpty());
  }

  /** Publishes the address and the key, under the names of properties that are not empty. */
  synchronized void publish(Setup setup) {
    setProperty(setup.publish(), server.baseUri().toString());
    bound(setup).ifPresent(it -> setProperty(setup.publishApiKey(), it.apiKey()));
  }

  private void setProperty(String name, String value) {
    if (!name.isEmpty()) {
      propertiesBefore.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
      System.setProperty(name, value);
    }
  }

  /** Begins a test or class, which has an account for itself until its context is closed. */
  synchronized MockedTest begin(
      Setup setup, Optional<MockAccount> bound, ExtensionContext context) {
    publish(setup);
    MockAccount account = bound.orElseGet(server::newAccount);
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

  /** Returns the requests of a test, and those that may be its own. */
  private synchronized List<RecordedRequest> requests(MockedTest test) {
    return server.requests().stream().filter(it -> test.isOwn(it) || test.mayBeOwn(it)).toList();
  }

  /** Returns the requests that were not understood and that a test answers for, each once. */
  private synchronized List<RecordedRequest> newMockErrors(MockedTest test) {
    return server.mockErrors().stream()
        .filter(it -> test.isOwn(it) || test.answersFor(it))
        .filter(it -> told.add(it.number()))
        .toList();
  }

  private synchronized void end(MockedTest test) {
    running.remove(test);
    test.account.reset();
  }

  @Override
  public synchronized void close() {
    propertiesBefore.forEach(
        (name, before) ->
            before.ifPresentOrElse(
                value -> System.setProperty(name, value), () -> System.clearProperty(name)));
    server.close();
  }

  /** A test or class that runs, and what is told of its requests. */
  final class MockedTest implements AutoCloseable, CloseableResource {

    final MockAccount account;
    private final ExtensionContext context;
    private final boolean isStrict;
    private final String fingerprint;
    private final long lastNumberBefore;
    private @Nullable String journal;

    private MockedTest(MockAccount account, ExtensionContext context, boolean isStrict) {
      this.account = account;
      this.context = context;
      this.isStrict = isStrict;
      this.fingerprint = Fingerprint.of(account.apiKey());
      List<RecordedRequest> before = server.requests();
      this.lastNumberBefore = before.isEmpty() ? 0 : before.get(before.size() - 1).number();
    }

    private boolean isOwn(RecordedRequest request) {
      return fingerprint.equals(request.apiKey());
    }

    /** Returns whether a request is nobody's: with no API key, or that of no test that runs. */
    private boolean isNobodys(RecordedRequest request) {
      return running.stream().noneMatch(test -> test.isOwn(request));
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
      List<RecordedRequest> all = requests(this);
      String title =
          all.stream().anyMatch(this::isOwn)
              ? "requests of this test: " + all.size()
              : "no request of this test. Was the client given this address, and the key?";
      return shown("Try On mock server " + server.baseUri() + ": " + title, all);
    }

    /** Leaves out the API key also where no key should be, such as in a path. */
    private String shown(String title, List<RecordedRequest> requests) {
      int hidden = Math.max(0, requests.size() - SHOWN);
      String first = hidden == 0 ? title : title + LINE + "(" + hidden + " before these)";
      return requests.stream()
          .skip(hidden)
          .map(it -> LINE + (isOwn(it) ? "" : OF_NOBODY) + it)
          .collect(Collectors.joining("", first, ""))
          .replace(account.apiKey(), "***");
    }

    /** Returns what fails this test, as requests were not understood; each is told once. */
    private Optional<AssertionFailedError> misunderstood() {
      return Optional.of(newMockErrors(this))
          .filter(errors -> isStrict && !errors.isEmpty())
          .map(errors -> shown("the mock server did not understand these requests:", errors))
          .map(text -> new AssertionFailedError(text + System.lineSeparator() + ADVICE));
    }

    /**
     * Reports the journal if the test has failed, or fails it for what was not understood.
     *
     * @param where the context of the test, or of a dynamic one in it
     * @param thrown what it has thrown
     */
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
      String text = journal == null ? journal() : journal;
      where.publishReportEntry("try-on-mock.journal", text);
      Exception besideFailure = new Exception(text);
      besideFailure.setStackTrace(new StackTraceElement[0]);
      failure.addSuppressed(besideFailure);
    }

    @Override
    public void close() {
      try {
        settle(context, context.getExecutionException());
      } finally {
        end(this);
      }
    }
  }
}
