package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a result, and what only looks like one. */
class ImageJudgeTest {

  private static final byte[] JPEG = FakeServer.image("jpg");

  static Stream<Arguments> broken() {
    byte[] damaged = JPEG.clone();
    Arrays.fill(damaged, JPEG.length - 40, JPEG.length - 4, (byte) 0xFF);
    return Stream.of(
        Arguments.of(404, "image/jpeg", JPEG, "404"),
        Arguments.of(302, "image/jpeg", JPEG, "302"),
        Arguments.of(206, "image/jpeg", JPEG, "206"),
        Arguments.of(200, "text/html", JPEG, "text/html"),
        Arguments.of(200, "image/png", JPEG, "image/png"),
        Arguments.of(200, "image/jpeg", FakeServer.image("png"), "bytes of image/png"),
        Arguments.of(200, "image/jpeg", new byte[] {1, 2, 3}, "3 bytes of something else"),
        Arguments.of(200, "image/jpeg", new byte[0], "no body"),
        Arguments.of(200, "image/jpeg", new byte[] {-1, -40, -1}, "3 bytes that break off"),
        Arguments.of(200, "image/jpeg", Arrays.copyOf(JPEG, JPEG.length / 2), "that break off"),
        Arguments.of(200, "image/jpeg", Arrays.copyOf(JPEG, JPEG.length - 8), "that are damaged"),
        Arguments.of(200, "image/jpeg", damaged, "bytes that"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatIsNoResultIsBroken(int status, String type, byte[] bytes, String got) {
    assertThat(ImageJudge.judge(FakeServer.response(status, Map.of("Content-Type", type), bytes)))
        .isNotEmpty()
        .anySatisfy(finding -> assertThat(finding.got()).contains(got));
  }

  @Test
  void aLargeJpegIsDecodedWithLittleMemory() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(5000, 4000, BufferedImage.TYPE_BYTE_GRAY), "jpg", bytes);
    byte[] large = bytes.toByteArray();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    List<Finding> whole = judged(large);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(whole).isEmpty();
    assertThat(allocated).as("bytes for 20,000,000 pixels").isLessThan(10_000_000);
    assertThat(judged(Arrays.copyOf(large, large.length - 200))).isNotEmpty();
  }

  private static List<Finding> judged(byte[] jpeg) {
    return ImageJudge.judge(FakeServer.response(200, Map.of("Content-Type", "image/jpeg"), jpeg));
  }

  @Test
  void aJpegThatDecodesIsAResult() {
    assertThat(judged(JPEG)).isEmpty();
  }
}
