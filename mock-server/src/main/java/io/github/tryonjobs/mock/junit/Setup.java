package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.MockClock;
import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The attributes of {@link TryOnMockTest}, some of which an extension can have of its own. */
record Setup(
    TryOnMockTest attributes, int port, String apiKey, String publish, String publishApiKey) {

  @TryOnMockTest
  private static final class Defaults {}

  Setup {
    if (!apiKey.matches("(sk[!-~]*)?")) {
      throw new ExtensionConfigurationException(
          "@TryOnMockTest(apiKey = …): expected a key that begins with sk and has no blanks");
    }
  }

  private Setup(TryOnMockTest it) {
    this(it, it.port(), it.apiKey(), it.publish(), it.publishApiKey());
  }

  /** Returns the setup of an extension without an annotation. */
  static Setup ofExtension() {
    return new Setup(Defaults.class.getAnnotation(TryOnMockTest.class));
  }

  Setup with(int port, String apiKey, String publish, String publishApiKey) {
    return new Setup(attributes, port, apiKey, publish, publishApiKey);
  }

  private static Optional<Setup> of(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, TryOnMockTest.class).map(Setup::new);
  }

  /** Returns the setup of the nearest annotation: of a method, its class, or one around it. */
  static Optional<Setup> of(ExtensionContext context) {
    return context.getElement().flatMap(Setup::of).or(() -> context.getParent().flatMap(Setup::of));
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
    set("scenario", attributes.scenario(), server::unknownJobs);
    set("startedJobs", attributes.startedJobs(), server::startedJobs);
    set("startAnswers", attributes.startAnswers(), server::startAnswers);
    set("cancelAnswers", attributes.cancelAnswers(), server::cancelAnswers);
    set("frozenAt", attributes.frozenAt(), time -> freeze(server.clock(), time));
  }

  private static void freeze(MockClock clock, String time) {
    try {
      clock.freezeAt(time.equals("now") ? clock.instant() : Instant.parse(time));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + time + "\" is not a time such as 2026-01-01T00:00:00Z or now", e);
    }
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
