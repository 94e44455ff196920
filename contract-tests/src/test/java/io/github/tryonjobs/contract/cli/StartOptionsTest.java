package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.verify.FakeServer;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether jobs are started where that costs credits, and with what. */
class StartOptionsTest {

  private static final String KEY = "sk_topsecret";

  @Test
  void jobsAreStartedIfThatIsAllowed(@TempDir Path folder) throws IOException {
    Path person = Files.write(folder.resolve("person.jpg"), FakeServer.image("jpg"));
    String[] images = {
      "--allow-start",
      "--person-image",
      person.toString(),
      "--garment-image",
      "https://images.example.com/pending,running,completed.jpg"
    };

    Verified run =
        verify(
            Stream.concat(
                Stream.of(images), Stream.of("--only", "life,start/20,cancel/20,result")));

    assertThat(run.out()).contains("7 held, 0 broken, 0 not provable here");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--allow-start | --allow-start needs --person-image, a URL or a file",
        "--allow-start --person-image https://h/a | --allow-start needs --garment-image, a URL",
        "--allow-start --person-image none.jpg --garment-image https://h/a | --person-image: cannot read the file none.jpg",
        "--person-image https://h/a | --person-image and --garment-image need --allow-start",
        "--allow-start --control-url http://127.0.0.1/__mock | --allow-start and --control-url exclude each other",
      })
  void whatIsWrongWithAStartIsTold(String options, String message) {
    Verified run = verify(Stream.of(options.split(" ")));

    assertThat(run.err()).contains(message);
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotAnImageCostsNothing(@TempDir Path folder) throws IOException {
    String file = Files.writeString(folder.resolve("person.png"), "GIF89a").toString();

    Verified run =
        verify(
            Stream.of(
                "--allow-start", "--person-image", file, "--garment-image", "https://h/shirt.jpg"));

    assertThat(run.err()).contains("person.png begins neither as a JPEG nor as a PNG");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void aFileThatIsTooLargeCostsNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("person.png");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(25_000_001);
    }

    Verified run =
        verify(
            Stream.of(
                "--allow-start",
                "--person-image",
                file.toString(),
                "--garment-image",
                "https://h/shirt.jpg"));

    assertThat(run.err()).contains("has 25000001 bytes; at most 25000000 are sent");
    assertThat(run.status()).isEqualTo(2);
  }

  private static Verified verify(Stream<String> options) {
    try (TryOnMockServer live = TryOnMockServer.builder().apiKey(KEY).start()) {
      return Verified.of(
          Map.of("PIXELCUT_API_KEY", KEY),
          Stream.concat(Stream.of("--base-url", live.baseUri().toString()), options)
              .toArray(String[]::new));
    }
  }
}
