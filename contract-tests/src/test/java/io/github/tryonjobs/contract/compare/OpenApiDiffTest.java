package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where openapi-diff alone would not do, and where our own comparison would not. */
class OpenApiDiffTest {

  @Test
  void missesWhatOurOwnComparisonMustNotice() {
    assertThat(Change.all())
        .filteredOn(Change::breaks)
        .filteredOn(
            change -> !OpenApiDiff.between(Change.contract(), change.applied()).isBreaking())
        .extracting(Change::name)
        .containsExactlyInAnyOrder(
            "property removed",
            "null allowed",
            "value removed",
            "minimum length removed",
            "server removed");
  }

  @Test
  void objectsToNothingHarmlessButAHeaderThatAlwaysComes() {
    assertThat(Change.all())
        .filteredOn(change -> OpenApiDiff.between(Change.contract(), change.applied()).isBreaking())
        .filteredOn(change -> !change.breaks() || change.name().equals("header now required"))
        .extracting(Change::name)
        .containsExactly("header now required");
  }
}
