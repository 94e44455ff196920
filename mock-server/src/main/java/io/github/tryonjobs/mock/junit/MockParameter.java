package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.MockClock;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.support.ParameterInfo;

/** Which parameters are the mock server's business, and which are that of somebody else. */
final class MockParameter {

  private static final String AUTOWIRE_MODE = "spring.test.constructor.autowire.mode";

  private static final String NO_TEST =
      "there is no test yet, and this belongs to one: take it as a parameter of the test or of"
          + " @BeforeEach, or take the TryOnMockServer, or bind a key with @TryOnMockTest(apiKey = …)";

  private MockParameter() {}

  /**
   * Returns whether a parameter asks for something of the mock server's.
   *
   * @throws ParameterResolutionException if it asks for it where an argument of a parameterized
   *     test goes
   */
  static boolean isOurs(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    boolean isMarked =
        parameter.isAnnotated(MockBaseUri.class) || parameter.isAnnotated(MockApiKey.class);
    boolean isOurType =
        type == TryOnMockServer.class || type == MockAccount.class || type == MockClock.class;
    if (isMarked && isArgument(parameter, context)) {
      throw wrong(parameter, "it has to come after the arguments of the parameterized test");
    }
    return (isMarked || (isOurType && !isOthers(parameter) && !isArgument(parameter, context)))
        && !isAutowired(parameter.getDeclaringExecutable(), context);
  }

  /** Another annotation says whose business the parameter is, such as Spring's. */
  private static boolean isOthers(ParameterContext parameter) {
    return !Arrays.stream(parameter.getParameter().getAnnotations())
        .allMatch(it -> it.annotationType().getSimpleName().matches("Nullable|NonNull|NotNull"));
  }

  private static boolean isArgument(ParameterContext parameter, ExtensionContext context) {
    Executable executable = parameter.getDeclaringExecutable();
    try {
      return parameter.getIndex() < arguments(executable, context);
    } catch (LinkageError e) {
      // Before JUnit 5.13, or without parameterized tests, there is no such class.
      return parameter.getIndex() == 0 && isNamed(executable, "ParameterizedTest");
    }
  }

  @SuppressWarnings("deprecation") // The successor is there since 5.14 only.
  private static int arguments(Executable executable, ExtensionContext context) {
    ParameterInfo info = ParameterInfo.get(context);
    if (info == null) {
      return 0;
    }
    AnnotatedElement source = info.getDeclarations().getSourceElement();
    boolean isOfClass = executable instanceof Constructor && !(source instanceof Method);
    return isOfClass || executable.equals(source) ? info.getArguments().size() : 0;
  }

  /** Spring claims all parameters of a constructor that it autowires. */
  private static boolean isAutowired(Executable executable, ExtensionContext context) {
    return executable instanceof Constructor
        && (isNamed(executable, "Autowired|Inject")
            || isNamed(executable.getDeclaringClass(), "TestConstructor")
            || context.getConfigurationParameter(AUTOWIRE_MODE).filter("all"::equals).isPresent());
  }

  private static boolean isNamed(AnnotatedElement element, String name) {
    return Arrays.stream(element.getAnnotations())
        .anyMatch(it -> it.annotationType().getSimpleName().matches(name));
  }

  /**
   * Returns what to inject.
   *
   * @param server that of the run
   * @param account that of the test or of the application; empty if there is none yet
   */
  static Object value(
      ParameterContext parameter, TryOnMockServer server, Optional<MockAccount> account) {
    Class<?> type = parameter.getParameter().getType();
    if (parameter.isAnnotated(MockBaseUri.class)) {
      return type == String.class ? server.baseUri().toString() : server.baseUri();
    }
    if (type == TryOnMockServer.class) {
      return account.map(MockAccount::server).orElse(server);
    }
    MockAccount own = account.orElseThrow(() -> wrong(parameter, NO_TEST));
    if (parameter.isAnnotated(MockApiKey.class)) {
      return own.apiKey();
    }
    return type == MockAccount.class ? own : own.clock();
  }

  private static ParameterResolutionException wrong(ParameterContext parameter, String reason) {
    return new ParameterResolutionException(
        "cannot inject parameter [%s] of %s: %s"
            .formatted(parameter.getParameter(), parameter.getDeclaringExecutable(), reason));
  }
}
