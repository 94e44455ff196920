package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.RunningMock.MockedTest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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
 * static field for a class, in another field for each test. It has what binds an application
 * itself; the other attributes are those of the nearest {@link TryOnMockTest}, if there is one:
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
  private final UnaryOperator<Setup> settings;
  private final Namespace own = Namespace.create(this);
  private final Map<Thread, MockedTest> running = new ConcurrentHashMap<>();

  /** Stands for annotations, which have the setup. */
  TryOnMockExtension() {
    this(it -> it);
  }

  private TryOnMockExtension(UnaryOperator<Setup> settings) {
    this.settings = settings;
  }

  /** Returns an extension with a free port, an API key for each test, and nothing published. */
  public static TryOnMockExtension create() {
    return new TryOnMockExtension(it -> new Setup(it.attributes(), 0, "", "", ""));
  }

  /** Sets {@link TryOnMockTest#port}. */
  public TryOnMockExtension port(int port) {
    return with(
        it -> new Setup(it.attributes(), port, it.apiKey(), it.publish(), it.publishApiKey()));
  }

  /** Sets {@link TryOnMockTest#apiKey}. */
  public TryOnMockExtension apiKey(String apiKey) {
    return with(
        it -> new Setup(it.attributes(), it.port(), apiKey, it.publish(), it.publishApiKey()));
  }

  /** Sets {@link TryOnMockTest#publish} and {@link TryOnMockTest#publishApiKey}. */
  public TryOnMockExtension publish(String baseUri, String apiKey) {
    return with(it -> new Setup(it.attributes(), it.port(), it.apiKey(), baseUri, apiKey));
  }

  private TryOnMockExtension with(UnaryOperator<Setup> more) {
    return new TryOnMockExtension(it -> more.apply(settings.apply(it)));
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
          tests.isEmpty()
              ? "no test runs that has this extension: put @RegisterExtension on its field, and ask"
                  + " from @BeforeEach to @AfterEach"
              : tests.size() + " tests run, and none on this thread: ask on the thread of a test");
    }
    return (test == null ? tests.values().iterator().next() : test).account;
  }

  /** Comes before other extensions and before any instance: an application finds its properties. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    RunningMock.of(setup(context), context);
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
    Setup setup = setup(context);
    RunningMock mock = RunningMock.of(setup, context);
    context.getStore(own).put("class", mock.begin(setup, mock.server.newAccount(), context));
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
    if (context.getTestMethod().isPresent()) {
      MockAccount account = test(context).account;
      return MockParameter.value(parameter, account.server(), Optional.of(account));
    }
    Setup setup = setup(context);
    RunningMock mock = RunningMock.of(setup, context);
    return MockParameter.value(parameter, mock.server, mock.bound(setup));
  }

  private Setup setup(ExtensionContext context) {
    return settings.apply(Setup.of(context));
  }

  /** Returns the test of a method's context, or of a dynamic one in it; it runs from now on. */
  private MockedTest test(ExtensionContext context) {
    var store = context.getStore(own);
    return store.getOrComputeIfAbsent("test", key -> begin(context), MockedTest.class);
  }

  private MockedTest begin(ExtensionContext context) {
    Setup setup = setup(context);
    RunningMock mock = RunningMock.of(setup, context);
    return mock.begin(setup, mock.bound(setup).orElseGet(mock.server::newAccount), context);
  }
}
