package io.github.tryonjobs.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

  @ParameterizedTest
  @CsvSource({"http://h:65535, 65535", "http://h:0, 0", "http://h, -1", "http://h:/, -1"})
  void aPortHas16Bits(String url, int port) {
    assertThat(HttpUrl.of(url)).hasValueSatisfying(it -> assertThat(it.port()).isEqualTo(port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h:65536",
        "http://h:123456",
        "http://h:-1",
        "ftp://h",
        "http:///p",
        "http://\u2100"
      })
  void anythingElseIsNotAUrl(String url) {
    assertThat(HttpUrl.of(url)).isEmpty();
  }
}
