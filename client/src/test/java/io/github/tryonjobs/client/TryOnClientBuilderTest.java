package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TryOnClientBuilderTest {

  private static final String KEY = "sk_very_secret";

  @Test
  void asksTheVendorUnlessToldOtherwise() {
    try (TryOnClient client = builder(Map.of()).apiKey(KEY).build()) {
      assertThat(client).hasToString("TryOnClient[https://api.developer.pixelcut.ai]");
    }
  }

  @Test
  void takesKeyAndBaseUriFromTheEnvironment() {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            builder(
                    Map.of(
                        "PIXELCUT_API_KEY", KEY, "PIXELCUT_BASE_URL", server.baseUri().toString()))
                .build()) {
      client.getJob("a");

      assertThat(server.requests().get(0).headers()).containsEntry("X-API-KEY", KEY);
    }
  }

  @Test
  void prefersWhatItIsTold() {
    Map<String, String> environment = Map.of("PIXELCUT_BASE_URL", "http://127.0.0.1:1");
    URI told = URI.create("http://127.0.0.1:2/prefix");
    try (TryOnClient client = builder(environment).apiKey(KEY).baseUri(told).build()) {
      assertThat(client).hasToString("TryOnClient[http://127.0.0.1:2/prefix]");
    }
  }

  @Test
  void saysWhereAMissingKeyCanBeGiven() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder(Map.of()).build())
        .withMessage("no API key: call apiKey(…) or set the environment variable PIXELCUT_API_KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "sk_secret\n", "sk_\r\nsecret", "sk_secrét", "sk secret", "ésk_secr"})
  void refusesAKeyThatCannotBeSentWithoutPrintingIt(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of()).apiKey(key))
        .withMessageStartingWith("the API key ")
        .withMessageNotContaining("secr");
  }

  @Test
  void takesEveryCharacterThatCanBeSent() {
    builder(Map.of()).apiKey("!~").userAgentSuffix("a !~").build().close();
  }

  @Test
  void namesTheVariableThatHoldsAWrongKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of("PIXELCUT_API_KEY", "sk_secret\n")).build())
        .withMessage(
            "the API key in PIXELCUT_API_KEY has a character that no key has, at index 9:"
                + " only visible ASCII characters can be sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example.com",
        "ftp://example.com",
        "file:///etc",
        "http:///path",
        "https://user:password@example.com",
        "https://example.com?key=1",
        "https://example.com#top",
        "not a uri"
      })
  void refusesABaseUriThatIsNone(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of("PIXELCUT_BASE_URL", uri)).apiKey(KEY).build())
        .withMessageStartingWith("the base URI in PIXELCUT_BASE_URL must be an http or https URI")
        .withMessageNotContaining("password");
  }

  @Test
  void refusesValuesOutOfRange() {
    TryOnClientBuilder builder = builder(Map.of());
    refuses(
        () -> builder.requestTimeout(Duration.ZERO), "requestTimeout must be positive but is PT0S");
    refuses(
        () -> builder.connectTimeout(Duration.ofSeconds(-1)),
        "connectTimeout must not be negative but is PT-1S");
    refuses(
        () -> builder.downloadTimeout(Duration.ofDays(366)),
        "downloadTimeout must be at most PT8760H but is PT8784H");
    refuses(() -> builder.maxResultBytes(0), "maxResultBytes must be at least 1 but is 0");
  }

  private static void refuses(Runnable setting, String message) {
    assertThatIllegalArgumentException().isThrownBy(setting::run).withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "shop\r\nX-Evil: 1", "shöp", "öshop"})
  void refusesAUserAgentThatCannotBeSent(String suffix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of()).userAgentSuffix(suffix))
        .withMessageStartingWith("the User-Agent suffix ");
  }

  private static TryOnClientBuilder builder(Map<String, String> environment) {
    return new TryOnClientBuilder(environment);
  }
}
