package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void isTheBeginningOfTheDigest() {
    // printf sk_test | sha256sum
    assertThat(Fingerprint.of("sk_test")).isEqualTo("12b2820c");
  }

  @Test
  void tellsKeysApart() {
    assertThat(Fingerprint.of("sk_a")).isNotEqualTo(Fingerprint.of("sk_b"));
  }
}
