package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The JUnit 5 extension behind {@link TryOnMockTest}. It can also be registered as an object, in a
 * static field for a class, in another field for each test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TryOnMockExtension MOCK = TryOnMockExtension.create().port(8089).apiKey("sk_app");
 * }</pre>
 *
 * <p>Immutable: each setting returns another extension. Safe for use by several threads.
 */
public final class TryOnMockExtension
    implements ExecutionCondition,
        TestInstancePreConstructCallback,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver,
        InvocationInterceptor {

  final boolean isObject;
  final Setup setup;
  private final Map<Thread, MockedTest> running = new ConcurrentHashMap<>();

  /** Stands for annotations, which have the setup. */
  TryOnMockExtension() {
    this(false, Setup.of(0, "", "", ""));
  }

  private TryOnMockExtension(boolean isObject, Setup setup) {
    this.isObject = isObject;
    this.setup = setup;
  }

  /** Returns an extension with the defaults of {@link TryOnMockTest}. */
  public static TryOnMockExtension create() {
    return new TryOnMockExtension(true, Setup.of(0, "", "", ""));
  }

  /** Sets {@link TryOnMockTest#port}. */
  public TryOnMockExtension port(int port) {
    return new TryOnMockExtension(
        true, Setup.of(port, setup.apiKey(), setup.publish(), setup.publishApiKey()));
  }

  /** Sets {@link TryOnMockTest#apiKey}. */
  public TryOnMockExtension apiKey(String apiKey) {
    return new TryOnMockExtension(
        true, Setup.of(setup.port(), apiKey, setup.publish(), setup.publishApiKey()));
  }

  /** Sets {@link TryOnMockTest#publish} and {@link TryOnMockTest#publishApiKey}. */
  public TryOnMockExtension publish(String baseUri, String apiKey) {
    return new TryOnMockExtension(true, Setup.of(setup.port(), setup.apiKey(), baseUri, apiKey));
  }

  /**
   * Returns the server as the test sees it that runs on this thread, or that runs alone.
   *
   * @throws IllegalStateException if there is no such test
   */
  public TryOnMockServer server() {
    return account().server();
  }

  /** Returns the account of that test; fails as {@link #server} does. */
  public MockAccount account() {
    Map<Thread, MockedTest> tests = Map.copyOf(running);
    MockedTest test = tests.get(Thread.currentThread());
    if (test == null && tests.size() != 1) {
      throw new IllegalStateException(
          tests.size() + " tests run, and none on this thread: ask on the thread of a test");
    }
    return (test == null ? tests.values().iterator().next() : test).account;
  }

  /** Comes before other extensions and before any instance: an application finds its properties. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    publish(context);
    return ConditionEvaluationResult.enabled(null);
  }

  /** Where there is an instance for each test, its constructor knows the test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext instance, ExtensionContext context) {
    publish(context);
  }

  private void publish(ExtensionContext context) {
    Home.of(this, context).filter(it -> it.setup().isOfRun()).ifPresent(Home::mock);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Home.of(this, context).ifPresent(Home::mock);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Home.test(this, context).ifPresent(it -> running.put(Thread.currentThread(), it));
  }

  /** Comes before what a class does after each test, such as a reset. */
  @Override
  public void afterTestExecution(ExtensionContext context) {
    Home.knownTest(this, context).ifPresent(MockedTest::keepJournal);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Optional<AssertionFailedError> failure =
        settle(context, context.getExecutionException().orElse(null));
    Home.knownTest(this, context).ifPresent(it -> it.mock.end(it));
    running.remove(Thread.currentThread());
    throwIfPresent(failure);
  }

  private static void throwIfPresent(Optional<AssertionFailedError> failure) {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (TestAbortedException aborted) {
      // What was not understood counts against the factory then.
      throw aborted;
    } catch (Throwable thrown) {
      settle(context, thrown).ifPresent(thrown::addSuppressed);
      throw thrown;
    }
    throwIfPresent(settle(context, null));
  }

  /**
   * Reports the journal of a test that has failed, or fails because it was not understood.
   *
   * @param thrown what the test has thrown
   * @return what it is to throw beside that; empty as well if it has come to no server
   */
  private Optional<AssertionFailedError> settle(
      ExtensionContext context, @Nullable Throwable thrown) {
    Optional<MockedTest> test = Home.knownTest(this, context);
    Optional<AssertionFailedError> failure = test.flatMap(MockedTest::failure);
    boolean failed = thrown != null && !(thrown instanceof TestAbortedException);
    Throwable reported = failed ? thrown : failure.orElse(null);
    if (test.isPresent() && reported != null) {
      String journal = test.get().journal();
      context.publishReportEntry("try-on-mock.journal", journal);
      reported.addSuppressed(new MockJournal(journal));
    }
    return failure;
  }

  /** Not a failure, but what is to be read beside one: the requests that the mock server got. */
  private static final class MockJournal extends Exception {
    private static final long serialVersionUID = 1L;

    MockJournal(String text) {
      super(text, null, false, false);
    }
  }

  /** Fails a class for what was not understood and counts against no test. */
  @Override
  public void afterAll(ExtensionContext context) {
    Optional<Home> home = Home.of(this, context).filter(it -> it.context() == context);
    throwIfPresent(home.flatMap(Home::failure));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return MockParameter.isOurs(parameter, context) && Home.answers(this, context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Optional<MockAccount> account = Home.test(this, context).map(it -> it.account);
    return MockParameter.value(
        parameter,
        account,
        account
            .map(MockAccount::server)
            .or(() -> Home.of(this, context).map(it -> it.mock().server)));
  }
}
