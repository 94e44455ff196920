package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TryOnRequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h:1/i.jpg",
        "https://h:1/i.jpg?signature=secret",
        "https://user:secret@h:1/i.jpg",
        "https://h:1/i.jpg#secret"
      })
  void showsNoPartOfTheUriThatMayBeSecret(String uri) {
    assertThat(request(uri)).hasToString("GET https://h:1/i.jpg");
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:secret@my_bucket.example/a//b@c.jpg, https://my_bucket.example/a//b@c.jpg",
    "/i.jpg?signature=secret, /i.jpg",
    "https://h/\u202egpj.exe, https://h/\\u202egpj.exe"
  })
  void showsTheRestOfTheUriWhateverItsKind(String uri, String shown) {
    assertThat(request(uri)).hasToString("GET " + shown);
  }

  @Test
  void aLongUriDoesNotFloodAMessage() {
    assertThat(request("https://h/" + "i".repeat(100_000)).toString()).hasSizeLessThan(500);
  }

  private static TryOnRequest request(String uri) {
    return new TryOnRequest(TryOnListener.Operation.GET_JOB, "a", URI.create(uri), 1);
  }
}
