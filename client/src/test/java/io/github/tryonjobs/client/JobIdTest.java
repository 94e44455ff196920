package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Job ids in messages and in the log: on one line, visible and not too long. */
@Timeout(300)
class JobIdTest {

  private final FakeTime time = new FakeTime();

  static Stream<Arguments> ids() {
    return Stream.of(
        Arguments.of("a\nb", "a\\u000ab"),
        Arguments.of("a\r\nb", "a\\u000d\\u000ab"),
        Arguments.of("a\0b", "a\\u0000b"),
        Arguments.of("a\u001b[2Jb", "a\\u001b[2Jb"),
        Arguments.of("a\u202eb", "a\\u202eb"),
        Arguments.of("a\u2028b", "a\\u2028b"),
        Arguments.of("a\u00a0".repeat(1000), "a\u00a0".repeat(150) + "\u2026"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void isShownEscaped(String id, String shown) {
    try (LogCapture log = LogCapture.start();
        RawServer server = RawServer.of(Jobs.PENDING, Jobs.error(404, "not_found"));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(JobNotFoundException.class)
          .isThrownBy(() -> client.awaitJob(id))
          .withMessageStartingWith("job " + shown + ": ")
          .satisfies(e -> assertThat(e.jobId()).contains(id));
      assertThat(log.messages())
          .anyMatch(line -> line.startsWith("AWAIT_JOB of job " + shown + " ended"))
          .noneMatch(line -> line.contains(id));
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void thatTheServerSendsIsShownEscaped(String id, String shown) {
    TryOnJob.Completed job = new TryOnJob.Completed(id, URI.create("ftp://h/i.jpg"));
    try (TryOnClient client = TryOnClient.builder().apiKey(Jobs.KEY).build()) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> client.openResult(job)))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain(id)
          .doesNotContain("\n")
          .hasSizeLessThan(500)
          .contains(shown.substring(0, Math.min(100, shown.length())));
    }
  }

  @Test
  void aPasswordInALinkIsNotShown() {
    TryOnJob job =
        new TryOnJob.Completed("a", URI.create("https://user:password@h/i.jpg?sig=secret#x"));

    assertThat(job).hasToString("Completed[id=a, resultUrl=https://h/i.jpg]");
  }
}
