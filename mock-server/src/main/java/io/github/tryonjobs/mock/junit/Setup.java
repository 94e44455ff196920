package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The attributes of {@link TryOnMockTest}, some of which an extension can have of its own. It is
 * annotated for their defaults.
 */
@TryOnMockTest
record Setup(
    TryOnMockTest attributes, int port, String apiKey, String publish, String publishApiKey) {

  /** The API key is empty if each test has its own. */
  Setup {
    if (apiKey.isEmpty() && !publishApiKey.isEmpty()) {
      apiKey = "sk_test_application";
    }
    if (!apiKey.matches("(sk[!-~]*)?")) {
      throw new ExtensionConfigurationException(
          "@TryOnMockTest(apiKey = …): expected a key that begins with sk and has no blanks");
    }
  }

  private Setup(TryOnMockTest it) {
    this(it, it.port(), it.apiKey(), it.publish(), it.publishApiKey());
  }

  /** Returns the setup of the nearest annotation: of a method, its class, or one around it. */
  static Setup of(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), TryOnMockTest.class)
        .map(Setup::new)
        .or(() -> context.getParent().map(Setup::of))
        .orElseGet(() -> new Setup(Setup.class.getAnnotation(TryOnMockTest.class)));
  }

  /** Starts the server of the port, whose journal has room for many tests at once. */
  TryOnMockServer startServer() {
    var builder = TryOnMockServer.builder().journalLimit(100_000);
    set("port", String.valueOf(port), text -> builder.port(port));
    return builder.start();
  }

  /** Sets these attributes for the account that sees a server. */
  void applyTo(TryOnMockServer server) {
    set("rateLimit", attributes.rateLimit(), server::rateLimit);
    set("latency", attributes.latency(), server::latency);
    set("credits", attributes.credits(), server::credits);
    set("unknownJobs", attributes.unknownJobs(), server::unknownJobs);
    set("startedJobs", attributes.startedJobs(), server::startedJobs);
    set("startOutcomes", attributes.startOutcomes(), server::startOutcomes);
    set("cancelOutcomes", attributes.cancelOutcomes(), server::cancelOutcomes);
    set("frozenAt", attributes.frozenAt(), server.clock()::freezeAt);
  }

  /** Sets an attribute that is not empty. */
  private void set(String attribute, String text, Consumer<String> setter) {
    try {
      Optional.of(text).filter(it -> !it.isEmpty()).ifPresent(setter);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "@TryOnMockTest(%s = \"%s\"): %s".formatted(attribute, text, e.getMessage()), e);
    }
  }
}
