package io.github.tryonjobs.mock.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Does what {@link TryOnMockTest} says. */
final class TryOnMockExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver,
        InvocationInterceptor {

  private static final String REPORT_ENTRY = "try-on-mock.journal";

  /** Where there is an instance for each test, its constructor knows the test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Mocks.ofClass(context).ifPresent(Mocks.Owner::mock);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Mocks.test(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Optional<AssertionFailedError> failure =
        settle(context, context.getExecutionException().orElse(null));
    Mocks.knownTest(context).ifPresent(MockedTest::end);
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
    Optional<AssertionFailedError> failure = settle(context, null);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /**
   * Reports the journal of a test that has failed, or fails because it was not understood.
   *
   * @param thrown what the test has thrown
   * @return what it is to throw beside that; empty as well if it has come to no server
   */
  private static Optional<AssertionFailedError> settle(
      ExtensionContext context, @Nullable Throwable thrown) {
    Optional<MockedTest> test = Mocks.knownTest(context);
    Optional<AssertionFailedError> failure =
        test.flatMap(it -> Requests.failure(it.mock(), it.newMistakes()));
    boolean failed = thrown != null && !(thrown instanceof TestAbortedException);
    Optional<Throwable> reported = failed ? Optional.ofNullable(thrown) : failure.map(it -> it);
    if (test.isPresent() && reported.isPresent()) {
      String journal = Requests.journal(test.get());
      context.publishReportEntry(REPORT_ENTRY, journal);
      reported.get().addSuppressed(new MockJournal(journal));
    }
    return failure;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Optional<AssertionFailedError> failure = Mocks.failureOfClass(context);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context)
      throws ParameterResolutionException {
    return MockParameter.of(parameter).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context)
      throws ParameterResolutionException {
    return MockParameter.of(parameter).orElseThrow().value(parameter, context);
  }
}
