package io.github.tryonjobs.contract.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tryonjobs.contract.verify.FakeServer;
import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.MockApiKey;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Applications as public ones are written, in processes of their own, with no library and nothing
 * of this project: only the base URL is that of the mock server.
 */
@Timeout(300)
@TryOnMockTest
class ApplicationsTest {

  private static final Path SOURCES = Path.of("src", "test", "applications").toAbsolutePath();

  private final MockAccount account;
  private final Path folder;

  ApplicationsTest(TryOnMockServer mock, @MockApiKey String key, @TempDir Path folder) {
    this.account = mock.account(key);
    this.folder = folder;
  }

  /** An application, by what runs it. */
  enum Application {
    NODE("node", "try-on.mjs"),
    JAVA(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "TryOn.java");

    private final String runtime;
    private final String source;

    Application(String runtime, String source) {
      this.runtime = runtime;
      this.source = source;
    }

    private boolean canRun() {
      return Path.of(runtime).isAbsolute() || Program.isThere(runtime);
    }
  }

  /** How a process ended. */
  private record Ended(int status, String out) {}

  @ParameterizedTest
  @EnumSource
  void savesTheImageOfFilesThatItSends(Application application) throws Exception {
    Path person = Files.write(folder.resolve("person.jpg"), FakeServer.image("jpg"));
    Path garment =
        Files.write(folder.resolve("pending*2,running,completed.jpg"), FakeServer.image("jpg"));

    Ended ended = run(application, person.toString(), garment.toString(), Map.of());

    assertThat(ended).isEqualTo(new Ended(0, "saved"));
    assertThat(ImageIO.read(out().toFile())).isNotNull();
    assertThat(account.starts()).hasSize(1);
    assertThat(account.requests()).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource
  void savesTheImageOfUrlsAfterTooManyRequests(Application application) throws Exception {
    account.startOutcomes("429:0,started");

    assertThat(run(application, "running,completed", Map.of())).isEqualTo(new Ended(0, "saved"));
    assertThat(account.starts()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyItIsRefused(Application application) throws Exception {
    Ended refused = run(application, "start-400:resolution_too_high", Map.of());
    account.credits("0");
    Ended tooPoor = run(application, "completed", Map.of());

    assertThat(refused.out()).startsWith("refused: resolution_too_high: ");
    assertThat(refused.status()).isEqualTo(3);
    assertThat(tooPoor.out()).startsWith("refused: insufficient_api_credits: ");
    assertThat(tooPoor.status()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void isUncertainWhenTheStartTakesTooLong(Application application) throws Exception {
    account.startOutcomes("stall");

    Ended ended = run(application, "completed", Map.of("START_MILLIS", "5000"));

    assertThat(ended.out()).startsWith("uncertain: ");
    assertThat(ended.status()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void cancelsWhatItGivesUp(Application application) throws Exception {
    Ended ended = run(application, "running", Map.of("MOST_POLLS", "3"));

    assertThat(ended).isEqualTo(new Ended(5, "given up: cancelled"));
    assertThat(account.requests()).hasSize(5);
  }

  private Path out() {
    return folder.resolve("out.jpg");
  }

  private Ended run(Application application, String garment, Map<String, String> settings)
      throws IOException, InterruptedException {
    String images = "https://images.example.com/";
    return run(application, images + "person.jpg", images + garment + ".jpg", settings);
  }

  private Ended run(
      Application application, String person, String garment, Map<String, String> settings)
      throws IOException, InterruptedException {
    assumeTrue(application.canRun(), "there is no " + application.runtime + " on the path");
    String source = SOURCES.resolve(application.source).toString();
    ProcessBuilder builder =
        new ProcessBuilder(List.of(application.runtime, source, person, garment, out().toString()));
    builder.environment().put("PIXELCUT_BASE_URL", account.server().baseUri().toString());
    builder.environment().put("PIXELCUT_API_KEY", account.apiKey());
    builder.environment().put("POLL_MILLIS", "1");
    builder.environment().putAll(settings);
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out.strip());
  }
}
