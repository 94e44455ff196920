package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.verify.FakeServer;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whether jobs are started where that costs credits, and with what. */
class StartOptionsTest {

  private static final String KEY = "sk_topsecret";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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

    int status =
        verify(
            Stream.concat(
                Stream.of(images), Stream.of("--only", "life,start/20,cancel/20,result")));

    assertThat(out.toString()).contains("7 held, 0 broken, 0 not provable here");
    assertThat(status).isZero();
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
    int status = verify(Stream.of(options.split(" ")));

    assertThat(err.toString()).contains(message);
    assertThat(status).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotAnImageCostsNothing(@TempDir Path folder) throws IOException {
    String file = Files.writeString(folder.resolve("person.png"), "GIF89a").toString();

    int status =
        verify(
            Stream.of(
                "--allow-start", "--person-image", file, "--garment-image", "https://h/shirt.jpg"));

    assertThat(err.toString()).contains("person.png begins neither as a JPEG nor as a PNG");
    assertThat(status).isEqualTo(2);
  }

  @Test
  void aFileThatIsTooLargeCostsNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("person.png");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(25_000_001);
    }

    int status =
        verify(
            Stream.of(
                "--allow-start",
                "--person-image",
                file.toString(),
                "--garment-image",
                "https://h/shirt.jpg"));

    assertThat(err.toString()).contains("has 25000001 bytes; at most 25000000 are sent");
    assertThat(status).isEqualTo(2);
  }

  private int verify(Stream<String> options) {
    try (TryOnMockServer live = TryOnMockServer.builder().apiKey(KEY).start()) {
      Map<String, String> environment = Map.of("PIXELCUT_API_KEY", KEY);
      CommandLine command = Main.commandLine(new VerifyCommand(environment, Clock.systemUTC()));
      command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
      return command.execute(
          Stream.concat(Stream.of("--base-url", live.baseUri().toString()), options)
              .toArray(String[]::new));
    }
  }
}
