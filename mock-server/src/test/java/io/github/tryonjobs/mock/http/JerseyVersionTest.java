package io.github.tryonjobs.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassfish.jersey.internal.Version;
import org.junit.jupiter.api.Test;

class JerseyVersionTest {

  @Test
  void theTestsRunWithTheJerseyThatTheyShould() {
    assertThat(Version.getVersion()).isEqualTo(System.getProperty("expected.jersey.version"));
  }
}
