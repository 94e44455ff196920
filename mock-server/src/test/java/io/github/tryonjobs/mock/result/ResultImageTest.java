package io.github.tryonjobs.mock.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultImageTest {

  /** Pixels of the image for each pixel of a letter. */
  private static final int SCALE = 8;

  private static final int MARGIN = 4;

  @Test
  void showsTheLettersOfTheJobId() throws IOException {
    assertThat(letter(read("L"), 0))
        .isEqualTo(
            """
            #....
            #....
            #....
            #....
            #....
            #....
            #####
            """);
  }

  @Test
  void showsLettersBesideEachOther() throws IOException {
    BufferedImage image = read("1-2");

    assertThat(letter(image, 1)).isEqualTo(letter(read("-"), 0));
    assertThat(letter(image, 2)).isEqualTo(letter(read("2"), 0));
  }

  @Test
  void theSameIdHasTheSameImage() {
    assertThat(ResultImage.of("completed")).isEqualTo(ResultImage.of("completed"));
  }

  @Test
  void anotherIdHasAnotherImage() {
    assertThat(ResultImage.of("completed~a")).isNotEqualTo(ResultImage.of("completed~b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "é€\uD83D\uDE00\u0000", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"})
  void anyIdHasAnImage(String id) throws IOException {
    assertThat(read(id).getWidth()).isPositive();
  }

  @Test
  void aLongIdIsCutSoThatItsImageStaysSmall() throws IOException {
    BufferedImage image = read("completed".repeat(1000));

    assertThat(image.getWidth()).isLessThan(1100);
    assertThat(image.getHeight()).isLessThan(1100);
  }

  private static BufferedImage read(String id) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(ResultImage.of(id)));
    assertThat(image).isNotNull();
    return image;
  }

  private static String letter(BufferedImage image, int index) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < PixelFont.HEIGHT; y++) {
      for (int x = 0; x < PixelFont.WIDTH; x++) {
        int column = MARGIN + index * (PixelFont.WIDTH + 1) + x;
        text.append(isLight(image, column, MARGIN + y) ? '#' : '.');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static boolean isLight(BufferedImage image, int column, int row) {
    int rgb = image.getRGB(column * SCALE + SCALE / 2, row * SCALE + SCALE / 2);
    return ((rgb >> 8) & 0xFF) > 180;
  }
}
