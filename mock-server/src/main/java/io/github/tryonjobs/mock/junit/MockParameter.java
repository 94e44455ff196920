package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.MockClock;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What can be injected. */
enum MockParameter {
  SERVER,
  BASE_URI,
  API_KEY,
  ACCOUNT,
  CLOCK;

  /** Returns what a parameter asks for; empty if it is none of our business. */
  static Optional<MockParameter> of(ParameterContext parameter) {
    if (parameter.isAnnotated(MockBaseUri.class)) {
      return Optional.of(BASE_URI);
    }
    if (parameter.isAnnotated(MockApiKey.class)) {
      return Optional.of(API_KEY);
    }
    Class<?> type = parameter.getParameter().getType();
    if (type == TryOnMockServer.class) {
      return Optional.of(SERVER);
    }
    if (type == MockAccount.class) {
      return Optional.of(ACCOUNT);
    }
    return type == MockClock.class ? Optional.of(CLOCK) : Optional.empty();
  }

  /**
   * Returns what to inject.
   *
   * @throws ParameterResolutionException if the parameter has the wrong type or is at a place where
   *     there is nothing to inject yet
   */
  Object value(ParameterContext parameter, ExtensionContext context) {
    return switch (this) {
      case SERVER -> server(parameter, context);
      case BASE_URI -> baseUri(parameter, context);
      case API_KEY -> apiKey(parameter, context);
      case ACCOUNT -> test(parameter, context).account();
      case CLOCK -> test(parameter, context).clock();
    };
  }

  private static TryOnMockServer server(ParameterContext parameter, ExtensionContext context) {
    return Mocks.test(context)
        .map(MockedTest::mock)
        .or(() -> Mocks.ofClass(context).map(Mocks.Owner::mock))
        .map(RunningMock::server)
        .orElseThrow(
            () ->
                wrong(
                    parameter,
                    "there is no server yet, as each method has its own: put @TryOnMockTest on the"
                        + " class, or the parameter on the method"));
  }

  private static Object baseUri(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type != URI.class && type != String.class) {
      throw wrong(parameter, "@MockBaseUri is for a java.net.URI or a String");
    }
    URI baseUri = server(parameter, context).baseUri();
    return type == URI.class ? baseUri : baseUri.toString();
  }

  private static String apiKey(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() != String.class) {
      throw wrong(parameter, "@MockApiKey is for a String");
    }
    return test(parameter, context).account().apiKey();
  }

  private static MockedTest test(ParameterContext parameter, ExtensionContext context) {
    return Mocks.test(context)
        .orElseThrow(
            () ->
                wrong(
                    parameter,
                    "there is no test yet, and this belongs to one: take it as a parameter of the"
                        + " test or of @BeforeEach, or take the TryOnMockServer"));
  }

  private static ParameterResolutionException wrong(ParameterContext parameter, String reason) {
    return new ParameterResolutionException(
        "cannot inject parameter ["
            + parameter.getParameter()
            + "] of "
            + parameter.getDeclaringExecutable()
            + ": "
            + reason);
  }
}
