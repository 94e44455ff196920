package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.MockClock;
import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The attributes of {@link TryOnMockTest}.
 *
 * @param place where they are set, for error messages
 */
record Setup(
    TryOnMockTest attributes,
    int port,
    String apiKey,
    String publish,
    String publishApiKey,
    String place) {

  @TryOnMockTest
  private static final class Defaults {}

  /** Validates the API key. */
  Setup {
    set("apiKey", apiKey, place, Setup::checkApiKey);
  }

  /** Returns the setup of an extension that is an object. */
  static Setup of(int port, String apiKey, String publish, String publishApiKey) {
    TryOnMockTest defaults = Defaults.class.getAnnotation(TryOnMockTest.class);
    return new Setup(defaults, port, apiKey, publish, publishApiKey, "a TryOnMockExtension");
  }

  static Optional<Setup> of(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, TryOnMockTest.class)
        .map(
            it ->
                new Setup(
                    it,
                    it.port(),
                    it.apiKey(),
                    it.publish(),
                    it.publishApiKey(),
                    element.toString()));
  }

  private static void checkApiKey(String apiKey) {
    if (!apiKey.isEmpty() && !apiKey.matches("sk[!-~]*")) {
      throw new IllegalArgumentException("expected a key that begins with sk and has no blanks");
    }
  }

  /**
   * Returns whether the server is the run's. One whose address is published must be: an application
   * that is kept for other tests, as Spring does, keeps the address that it was given first.
   */
  boolean isOfRun() {
    return attributes.shared() || !publish.isEmpty() || !publishApiKey.isEmpty();
  }

  /** Starts a server, with these attributes if it is not the run's. */
  TryOnMockServer startServer() {
    var builder = TryOnMockServer.builder();
    set("port", String.valueOf(port), place, text -> builder.port(port));
    TryOnMockServer server = builder.start();
    try {
      if (!isOfRun()) {
        applyTo(server);
      }
      return server;
    } catch (ExtensionConfigurationException e) {
      server.close();
      throw e;
    }
  }

  /** Sets these attributes for a server, or for the account that sees it. */
  void applyTo(TryOnMockServer server) {
    set("rateLimit", attributes.rateLimit(), place, server::rateLimit);
    set("latency", attributes.latency(), place, server::latency);
    set("credits", attributes.credits(), place, server::credits);
    setIfGiven("scenario", attributes.scenario(), server::unknownJobs);
    setIfGiven("startedJobs", attributes.startedJobs(), server::startedJobs);
    setIfGiven("startAnswers", attributes.startAnswers(), server::startAnswers);
    setIfGiven("cancelAnswers", attributes.cancelAnswers(), server::cancelAnswers);
    set("frozenAt", attributes.frozenAt(), place, time -> freeze(server.clock(), time));
  }

  private void setIfGiven(String attribute, String text, Consumer<String> setter) {
    if (!text.isEmpty()) {
      set(attribute, text, place, setter);
    }
  }

  private static void freeze(MockClock clock, String time) {
    try {
      if (time.equals("now")) {
        clock.freeze();
      } else if (!time.isEmpty()) {
        clock.freezeAt(Instant.parse(time));
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + time + "\" is not a time such as 2026-01-01T00:00:00Z or now", e);
    }
  }

  private static void set(String attribute, String text, String place, Consumer<String> setter) {
    try {
      setter.accept(text);
    } catch (IllegalArgumentException e) {
      String shown = attribute.equals("apiKey") ? "…" : "\"" + text + "\"";
      throw new ExtensionConfigurationException(
          "@TryOnMockTest(%s = %s) of %s: %s".formatted(attribute, shown, place, e.getMessage()),
          e);
    }
  }
}
