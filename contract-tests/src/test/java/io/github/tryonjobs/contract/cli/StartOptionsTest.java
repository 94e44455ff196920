package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.verify.FakeServer;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether jobs are started where that costs credits, and with what. */
class StartOptionsTest {

  private static final String KEY = "sk_topsecret";

  @Test
  void jobsAreStartedIfThatIsAllowed(@TempDir Path folder) throws IOException {
    Path person = Files.write(folder.resolve("person.jpg"), FakeServer.image("jpg"));
    String garment = "https://images.example.com/pending,running,completed.jpg";

    Verified run = verify(start(person, garment) + " --only life,start/20,cancel/20,result");

    assertThat(run.out()).contains("7 held, 0 broken, 0 not provable here");
    assertThat(run.status()).isZero();
  }

  @Test
  void aFileThatIsNotAnImageCostsNothing(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("person.png"), "GIF89a");

    Verified run = verify(start(file, "https://h/shirt.jpg"));

    assertThat(run.err()).contains("person.png begins neither as a JPEG nor as a PNG");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void aFileThatIsTooLargeCostsNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("person.png");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(25_000_001);
    }

    Verified run = verify(start(file, "https://h/shirt.jpg"));

    assertThat(run.err()).contains("has 25000001 bytes; at most 25000000 are sent");
    assertThat(run.status()).isEqualTo(2);
  }

  private static String start(Path person, String garment) {
    return "--allow-start --person-image " + person + " --garment-image " + garment;
  }

  private static Verified verify(String options) {
    try (TryOnMockServer live = TryOnMockServer.builder().apiKey(KEY).start()) {
      return Verified.of(
          Map.of("PIXELCUT_API_KEY", KEY), "--base-url " + live.baseUri() + " " + options);
    }
  }
}
