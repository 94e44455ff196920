package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.RunningMock.MockedTest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The JUnit 5 extension behind {@link TryOnMockTest}. It can also be registered as an object, in a
 * static field for a class, in another field for each test. What it does not set itself, the
 * nearest {@link TryOnMockTest} says, if there is one:
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
        BeforeAllCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterEachCallback,
        ParameterResolver,
        InvocationInterceptor {

  private static final Namespace CLAIMS = Namespace.create(TryOnMockExtension.class);
  private static final String TEST = "test";

  private final boolean isObject;
  private final Setup setup;
  private final Namespace own = Namespace.create(this);
  private final Map<Thread, MockedTest> running = new ConcurrentHashMap<>();

  /** Stands for annotations, which have the setup. */
  TryOnMockExtension() {
    this(false, Setup.ofExtension());
  }

  private TryOnMockExtension(boolean isObject, Setup setup) {
    this.isObject = isObject;
    this.setup = setup;
  }

  /** Returns an extension with the defaults of {@link TryOnMockTest}. */
  public static TryOnMockExtension create() {
    return new TryOnMockExtension(true, Setup.ofExtension());
  }

  /** Sets {@link TryOnMockTest#port}. */
  public TryOnMockExtension port(int port) {
    return with(port, setup.apiKey(), setup.publish(), setup.publishApiKey());
  }

  /** Sets {@link TryOnMockTest#apiKey}. */
  public TryOnMockExtension apiKey(String apiKey) {
    return with(setup.port(), apiKey, setup.publish(), setup.publishApiKey());
  }

  /** Sets {@link TryOnMockTest#publish} and {@link TryOnMockTest#publishApiKey}. */
  public TryOnMockExtension publish(String baseUri, String apiKey) {
    return with(setup.port(), setup.apiKey(), baseUri, apiKey);
  }

  private TryOnMockExtension with(int port, String apiKey, String publish, String publishApiKey) {
    return new TryOnMockExtension(true, setup.with(port, apiKey, publish, publishApiKey));
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
    Setup setup = setup(context);
    RunningMock.of(setup, context).publish(setup);
    return ConditionEvaluationResult.enabled(null);
  }

  /** Where there is an instance for each test, its constructor knows the test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** Begins the class, which fails at once if an attribute is wrong. */
  @Override
  public void beforeAll(ExtensionContext context) {
    begin("class", context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running.put(Thread.currentThread(), test(context));
  }

  /** Comes before what a class does after each test, such as a reset. */
  @Override
  public void afterTestExecution(ExtensionContext context) {
    test(context).keepJournal();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    running.remove(Thread.currentThread());
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
      throws Throwable {
    Optional<Throwable> failure = Optional.empty();
    try {
      invocation.proceed();
    } catch (Throwable thrown) {
      failure = Optional.of(thrown);
      throw thrown;
    } finally {
      test(context).settle(context, failure);
    }
  }

  /** Of several extensions, the first that is asked answers. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return MockParameter.isOurs(parameter, context)
        && equals(
            context.getStore(CLAIMS).getOrComputeIfAbsent(parameter.getParameter(), it -> this));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Setup setup = setup(context);
    RunningMock mock = RunningMock.of(setup, context);
    Optional<MockAccount> account =
        context.getTestMethod().isPresent()
            ? Optional.of(test(context).account)
            : mock.bound(setup);
    return MockParameter.value(parameter, mock.server, account);
  }

  private Setup setup(ExtensionContext context) {
    Setup nearest = Setup.of(context).orElse(setup);
    return isObject
        ? nearest.with(setup.port(), setup.apiKey(), setup.publish(), setup.publishApiKey())
        : nearest;
  }

  /** Returns the test of a method's context, or of a dynamic one in it; it runs from now on. */
  private MockedTest test(ExtensionContext context) {
    MockedTest known = context.getStore(own).get(TEST, MockedTest.class);
    return known == null ? begin(TEST, context) : known;
  }

  private MockedTest begin(String key, ExtensionContext context) {
    Setup setup = setup(context);
    RunningMock mock = RunningMock.of(setup, context);
    Optional<MockAccount> bound = key.equals(TEST) ? mock.bound(setup) : Optional.empty();
    MockedTest begun = mock.begin(setup, bound, context);
    context.getStore(own).put(key, begun);
    return begun;
  }
}
