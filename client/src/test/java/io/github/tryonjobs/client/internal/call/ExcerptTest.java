package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  private static final String LONGEST = "\ud83d\udc57".repeat(300);

  @Test
  void hasAtMost300Characters() {
    assertThat(Excerpt.of(LONGEST)).isEqualTo(LONGEST);
    assertThat(Excerpt.of(LONGEST + "x")).isEqualTo(LONGEST + "…");
  }
}
