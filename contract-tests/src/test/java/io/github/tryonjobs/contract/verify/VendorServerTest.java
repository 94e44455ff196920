package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tryonjobs.contract.journey.Program;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in another language, written from the vendor's page, with three deviations from it. */
class VendorServerTest {

  private static final String COMPLETED = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  private static final String FAILED = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

  @Test
  void whatDeviatesIsBrokenAndNothingElse(@TempDir Path folder) throws Exception {
    assumeTrue(Program.isThere("python3"), "there is no python3 on the path");
    Path image = Files.write(folder.resolve("result.jpg"), FakeServer.image("jpg"));
    Process process =
        new ProcessBuilder(
                "python3",
                "src/test/python/vendor.py",
                FakeServer.KEY,
                image.toString(),
                COMPLETED,
                FAILED)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<Result> results = verify(URI.create(out.readLine()));

      assertThat(Runs.broken(results))
          .containsExactly("get/200/completed", "get/404/not_found", "security/key-not-echoed");
      assertThat(Runs.ids(results, it -> it.verdict() == Verdict.HELD))
          .contains("get/200/failed_content_filter_error", "cancel/404/not_found", "result/image");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static List<Result> verify(URI url) throws Exception {
    Duration timeout = Duration.ofSeconds(30);
    States jobs =
        new GivenJobs(Map.of("completed", COMPLETED, "failed_content_filter_error", FAILED));
    try (HttpServer http = new HttpServer(url, timeout, timeout)) {
      return Runs.all(http, jobs);
    }
  }
}
