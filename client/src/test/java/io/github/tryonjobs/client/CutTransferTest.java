package io.github.tryonjobs.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses that end with their connection, at each byte of head and body. */
@Timeout(300)
class CutTransferTest {

  private static final String JOB = "{\"job_id\":\"a\",\"status\":\"pending\"}";
  private static final String IMAGE = new String(Assets.bytes(60), ISO_8859_1);

  /** Each second transfer is of the whole image, which need not be seen for each byte. */
  private static final int STEP = 7;

  private final FakeTime time = new FakeTime();

  static Stream<Arguments> jobs() {
    return Stream.of(
        arguments("with a length", Responses.withLength("200 OK", "application/json", JOB)),
        arguments("in chunks", Responses.inChunks("200 OK", "application/json", JOB)),
        arguments(
            "up to the end of the connection",
            Responses.untilTheEnd("200 OK", "application/json", JOB)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jobs")
  void aJobIsWholeOrATransportException(String how, String response) {
    try (RawServer server = cut(response);
        TryOnClient client = Jobs.client(server, time).retryPolicy(RetryPolicy.none()).build()) {
      for (int length = 0; length <= response.length(); length++) {
        boolean isWhole =
            isWhole(() -> assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a")));

        assertThat(isWhole)
            .as("%s, cut after %d of %d bytes", how, length, response.length())
            .isEqualTo(response.substring(0, length).contains(lastByte(response, JOB)));
      }
    }
  }

  static Stream<Arguments> images() {
    return Stream.of(
        arguments("with a length", Responses.withLength("200 OK", "image/jpeg", IMAGE)),
        arguments("in chunks", Responses.inChunks("200 OK", "image/jpeg", IMAGE)),
        arguments(
            "up to the end of the connection",
            Responses.untilTheEnd("200 OK", "image/jpeg", IMAGE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("images")
  void anImageIsWholeOrATransportException(String how, String response, @TempDir Path folder)
      throws IOException {
    Path target = folder.resolve("i.jpg");
    try (RawServer server = cut(response);
        TryOnClient client = Jobs.client(server, time).retryPolicy(RetryPolicy.none()).build()) {
      for (int length = 0; length <= response.length(); length++) {
        boolean isWhole = isWhole(() -> client.downloadResult(Assets.job(server), target));

        assertThat(isWhole)
            .as("%s, cut after %d of %d bytes", how, length, response.length())
            .isEqualTo(Files.exists(target));
        if (isWhole) {
          assertThat(target).hasBinaryContent(IMAGE.getBytes(ISO_8859_1));
          Files.delete(target);
        }
        assertThat(folder).as("what is left").isEmptyDirectory();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("images")
  void anImageThatIsAskedForAgainIsWhole(String how, String response, @TempDir Path folder) {
    List<RawServer.Reply> replies = new ArrayList<>();
    for (int length = 0; length < response.length(); length += STEP) {
      replies.add(RawServer.raw(response.substring(0, length)));
      replies.add(RawServer.raw(Responses.withLength("200 OK", "image/jpeg", IMAGE)));
    }
    try (RawServer server = RawServer.of(replies.toArray(RawServer.Reply[]::new));
        TryOnClient client = Jobs.client(server, time).build()) {
      while (server.requests().size() < replies.size()) {
        assertThat(client.downloadResult(Assets.job(server), folder.resolve("i.jpg")))
            .as("%s, after %d requests", how, server.requests().size())
            .hasBinaryContent(IMAGE.getBytes(ISO_8859_1));
      }
    }
  }

  private static boolean isWhole(Runnable call) {
    try {
      call.run();
      return true;
    } catch (TransportException e) {
      return false;
    }
  }

  private static RawServer cut(String response) {
    return RawServer.of(
        IntStream.rangeClosed(0, response.length())
            .mapToObj(length -> RawServer.raw(response.substring(0, length)))
            .toArray(RawServer.Reply[]::new));
  }

  private static String lastByte(String response, String body) {
    return response.contains("chunked") ? body.substring(5) + "\r\n0\r\n\r\n" : body;
  }
}
