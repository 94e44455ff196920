package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertThat(new TryOnRequest(TryOnListener.Operation.GET_JOB, "a", URI.create(uri), 1))
        .hasToString("GET https://h:1/i.jpg");
  }
}
