package io.github.tryonjobs.client.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the size of a JPEG is found behind what stands before it. */
class ImageHeadTest {

  private static final String FRAME = "FFC0 0011 08 0040 0080";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FFD0 " + FRAME,
        "FFD8 " + FRAME,
        "FF01 " + FRAME,
        "FFFFFF" + FRAME,
        "FFE0 0002 " + FRAME,
        "FFC4 0002 FFC8 0002 FFCC 0002 " + FRAME,
        "FFCF 0011 08 0040 0080",
      })
  void aFrameIsFoundBehindOtherMarkers(String jpeg) throws IOException {
    assertThat(read(jpeg)).contains(new ImageHead("image/jpeg", 128, 64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FFD9 " + FRAME,
        "FFDA " + FRAME,
        "FFE0 0001 " + FRAME,
        "00C0 0011 08 0040 0080",
        "FFBF 0002 FFDA",
        "FFC0 0011 08 0040 00",
      })
  void nothingIsFoundWhereNoFrameIs(String jpeg) throws IOException {
    assertThat(read(jpeg)).isEmpty();
  }

  private static Optional<ImageHead> read(String jpeg) throws IOException {
    byte[] bytes = HexFormat.of().parseHex("FFD8" + jpeg.replace(" ", ""));
    return ImageHead.read(new ByteArrayInputStream(bytes));
  }
}
