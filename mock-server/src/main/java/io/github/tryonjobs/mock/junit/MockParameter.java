package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.support.ParameterInfo;

/** Which parameters are the mock server's business, and which are that of somebody else. */
final class MockParameter {

  private static final String AUTOWIRE_MODE = "spring.test.constructor.autowire.mode";
  private static final String NO_TEST =
      "there is no test yet, and so no API key; take the key as a parameter of the test or of"
          + " @BeforeEach, or bind one with @TryOnMockTest(apiKey = …)";

  private MockParameter() {}

  /**
   * Returns whether a parameter asks for something of the mock server's.
   *
   * @throws ParameterResolutionException if it asks for it where an argument of a parameterized
   *     test goes
   */
  static boolean isOurs(ParameterContext parameter, ExtensionContext context) {
    boolean isMarked =
        parameter.isAnnotated(MockBaseUri.class) || parameter.isAnnotated(MockApiKey.class);
    if (!(isMarked || isOurType(parameter.getParameter()))
        || isAutowired(parameter.getDeclaringExecutable(), context)) {
      return false;
    }
    boolean isArgument = isArgument(parameter, context);
    if (isMarked && isArgument) {
      throw wrong(parameter, "it has to come after the arguments of the parameterized test");
    }
    return !isArgument;
  }

  /** Another annotation says that the parameter is somebody else's business, such as Spring's. */
  private static boolean isOurType(Parameter parameter) {
    return parameter.getType() == TryOnMockServer.class
        && names(parameter).allMatch(it -> it.matches("Nullable|NonNull|NotNull"));
  }

  @SuppressWarnings("deprecation") // The successor of getDeclarations is there since 5.14 only.
  private static boolean isArgument(ParameterContext parameter, ExtensionContext context) {
    Executable executable = parameter.getDeclaringExecutable();
    boolean isConstructor = executable instanceof Constructor;
    try {
      ParameterInfo info = ParameterInfo.get(context);
      return info != null
          && parameter.getIndex() < info.getArguments().size()
          && info.getDeclarations()
              .getSourceElement()
              .equals(isConstructor ? executable.getDeclaringClass() : executable);
    } catch (LinkageError e) {
      // Before JUnit 5.13, or without parameterized tests, there is no such class.
      return parameter.getIndex() == 0 && names(executable).anyMatch("ParameterizedTest"::equals);
    }
  }

  /** Spring claims all parameters of a constructor that it autowires. */
  private static boolean isAutowired(Executable executable, ExtensionContext context) {
    return executable instanceof Constructor
        && (names(executable).anyMatch(it -> it.matches("Autowired|Inject"))
            || names(executable.getDeclaringClass()).anyMatch("TestConstructor"::equals)
            || context.getConfigurationParameter(AUTOWIRE_MODE).filter("all"::equals).isPresent());
  }

  private static Stream<String> names(AnnotatedElement annotated) {
    return Arrays.stream(annotated.getAnnotations()).map(it -> it.annotationType().getSimpleName());
  }

  /** Returns what to inject; the account is that of the test or application, if there is one. */
  static Object value(
      ParameterContext parameter, TryOnMockServer server, Optional<MockAccount> account) {
    if (parameter.isAnnotated(MockApiKey.class)) {
      return account.orElseThrow(() -> wrong(parameter, NO_TEST)).apiKey();
    }
    if (parameter.isAnnotated(MockBaseUri.class)) {
      URI baseUri = server.baseUri();
      return parameter.getParameter().getType() == String.class ? baseUri.toString() : baseUri;
    }
    return account.map(MockAccount::server).orElse(server);
  }

  private static ParameterResolutionException wrong(ParameterContext parameter, String reason) {
    return new ParameterResolutionException(
        "cannot inject parameter [%s] of %s: %s"
            .formatted(parameter.getParameter(), parameter.getDeclaringExecutable(), reason));
  }
}
