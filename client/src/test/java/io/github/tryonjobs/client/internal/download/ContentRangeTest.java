package io.github.tryonjobs.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header Content-Range says, and when it says nothing that can be. */
class ContentRangeTest {

  @ParameterizedTest
  @CsvSource({"bytes 5-5/6, 5, 5, 6", "bytes 0-9/10, 0, 9, 10", "Bytes  1-2/3, 1, 2, 3"})
  void readsFirstLastAndTotal(String header, long first, long last, long total) {
    assertThat(ContentRange.of(header))
        .contains(new ContentRange(first, last, OptionalLong.of(total)));
  }

  @ParameterizedTest
  @CsvSource({"bytes 5-5/*, 1", "bytes 5-9/*, 5"})
  void theTotalMayBeUnknown(String header, long length) {
    ContentRange range = ContentRange.of(header).orElseThrow();

    assertThat(range.total()).isEmpty();
    assertThat(range.length()).isEqualTo(length);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "bytes 6-5/9", "bytes 5-6/6", "bytes */6", "bytes=1-2/3", "1-2/3"})
  void refusesWhatCannotBe(@Nullable String header) {
    assertThat(ContentRange.of(header)).isEmpty();
  }
}
