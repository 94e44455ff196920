package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.TryOnMockServerBuilder;
import io.github.tryonjobs.mock.state.MockClock;
import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What an annotation asks for, and where it stands.
 *
 * @param element the class or method; for an inherited annotation, the class that inherits it
 */
record Setup(TryOnMockTest attributes, AnnotatedElement element) {

  private static final String NOW = "now";

  static Optional<Setup> of(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, TryOnMockTest.class)
        .map(attributes -> new Setup(attributes, element));
  }

  /** Starts a server with these attributes. */
  TryOnMockServer startServer() {
    TryOnMockServerBuilder builder = TryOnMockServer.builder();
    set("rateLimit", attributes.rateLimit(), builder::rateLimit);
    set("latency", attributes.latency(), builder::latency);
    if (!attributes.scenario().isEmpty()) {
      builder.unknownJobs(attributes.scenario());
    }
    TryOnMockServer server = start(builder);
    try {
      freeze(server.clock());
      return server;
    } catch (ExtensionConfigurationException e) {
      server.close();
      throw e;
    }
  }

  private TryOnMockServer start(TryOnMockServerBuilder builder) {
    try {
      return builder.start();
    } catch (IllegalArgumentException e) {
      throw wrong("scenario", attributes.scenario(), e);
    }
  }

  /** Sets these attributes for one account. */
  void applyTo(MockAccount account) {
    set("rateLimit", attributes.rateLimit(), account::rateLimit);
    set("latency", attributes.latency(), account::latency);
    if (!attributes.scenario().isEmpty()) {
      set("scenario", attributes.scenario(), account::unknownJobs);
    }
    freeze(account.clock());
  }

  private void freeze(MockClock clock) {
    String time = attributes.frozenAt();
    if (time.equals(NOW)) {
      clock.freeze();
    } else if (!time.isEmpty()) {
      set("frozenAt", time, text -> clock.freezeAt(instant(text)));
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a time such as 2026-01-01T00:00:00Z or now", e);
    }
  }

  private void set(String attribute, String text, Consumer<String> setter) {
    try {
      setter.accept(text);
    } catch (IllegalArgumentException e) {
      throw wrong(attribute, text, e);
    }
  }

  private ExtensionConfigurationException wrong(
      String attribute, String text, IllegalArgumentException reason) {
    return new ExtensionConfigurationException(
        "@TryOnMockTest("
            + attribute
            + " = \""
            + text
            + "\") of "
            + element
            + ": "
            + reason.getMessage(),
        reason);
  }
}
