package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transfers that go wrong: what comes of them is the whole of one result, or an exception. */
@Timeout(300)
class BadTransferTest {

  private static final byte[] ONE = Assets.bytes(1000);
  private static final byte[] OTHER = Assets.bytes(1001);

  private final FakeTime time = new FakeTime();

  /** What the server sends for the rest of a result of which 400 of 1000 bytes came. */
  static Stream<Arguments> rests() {
    return Stream.of(
        part("right", 400, 1000, "bytes 400-999/1000", "\"v1\""),
        rest(
            "in letters of any case",
            206,
            400,
            1000,
            "content-range",
            "BYTES 400-999/1000",
            "etag",
            "\"v1\""),
        part("of unknown total", 400, 1000, "bytes 400-999/*", "\"v1\""),
        part("cut short", 400, 700, "bytes 400-699/1000", "\"v1\""),
        rest("without range", 206, 400, 1000, "ETag", "\"v1\""),
        part("of no range", 400, 1000, "bytes */1000", "\"v1\""),
        part("of another unit", 400, 1000, "items 400-999/1000", "\"v1\""),
        part("of negative range", 400, 1000, "bytes -400-999/1000", "\"v1\""),
        part("of huge range", 400, 1000, "bytes 400-99999999999999999999/*", "\"v1\""),
        part("backwards", 400, 1000, "bytes 999-400/1000", "\"v1\""),
        part("beyond its total", 400, 1000, "bytes 400-1000/1000", "\"v1\""),
        part("from the start", 0, 1000, "bytes 0-999/1000", "\"v1\""),
        part("one byte early", 399, 1000, "bytes 399-999/1000", "\"v1\""),
        part("one byte late", 401, 1000, "bytes 401-999/1000", "\"v1\""),
        part("of another total", 400, 1000, "bytes 400-999/1100", "\"v1\""),
        part("one byte short", 400, 999, "bytes 400-999/1000", "\"v1\""),
        part("of smaller total", 400, 900, "bytes 400-899/900", "\"v1\""),
        part("another validator", 400, 1000, "bytes 400-999/1000", "\"v2\""),
        part("weak validator", 400, 1000, "bytes 400-999/1000", "W/\"v1\""),
        rest("no validator", 206, 400, 1000, "Content-Range", "bytes 400-999/1000"),
        rest(
            "two validators",
            206,
            400,
            1000,
            "Content-Range",
            "bytes 400-999/1000",
            "ETag",
            "\"v1\"",
            "ETag",
            "\"v2\""),
        rest(
            "two ranges",
            206,
            400,
            1000,
            "Content-Range",
            "bytes 400-999/1000",
            "Content-Range",
            "bytes 0-599/1000",
            "ETag",
            "\"v1\""),
        rest(
            "packed",
            206,
            400,
            1000,
            "Content-Range",
            "bytes 400-999/1000",
            "ETag",
            "\"v1\"",
            "Content-Encoding",
            "gzip"),
        rest("not satisfiable", 416, 400, 400, "Content-Range", "bytes */1000"),
        rest("not satisfiable with a page", 416, 400, 500),
        rest("not modified", 304, 400, 400),
        rest("precondition failed", 412, 400, 400),
        Arguments.of("multipart", multipart()),
        Arguments.of("endless", endless()),
        Arguments.of("without a length", unannounced(206)),
        Arguments.of("cut in a chunk", cutInAChunk()));
  }

  private static Arguments part(String what, int from, int to, String range, String etag) {
    return rest(what, 206, from, to, "Content-Range", range, "ETag", etag);
  }

  /** The bytes are of another result, unless the headers say that all is right. */
  private static Arguments rest(String what, int status, int from, int to, String... headers) {
    boolean isRight =
        headers.length == 4
            && headers[1].matches("(?i)bytes 400-[69]99/(1000|\\*)")
            && headers[3].equals("\"v1\"");
    byte[] bytes = Arrays.copyOfRange(isRight ? ONE : OTHER, from, to);
    return Arguments.of(what, RawServer.http(status, "image/jpeg", bytes, headers));
  }

  /** After the bad rest comes the whole of another result, and that must then be the file. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rests")
  void aRestIsPartOfTheSameResultOrOfNone(String what, RawServer.Reply rest, @TempDir Path folder)
      throws IOException {
    Path target = folder.resolve("i.jpg");
    try (RawServer server =
            RawServer.of(Assets.broken(ONE, 400, "\"v1\""), rest, Assets.image(OTHER));
        TryOnClient client = Jobs.client(server, time).build()) {
      client.downloadResult(Assets.job(server), target);

      byte[] file = Files.readAllBytes(target);
      assertThat(Arrays.equals(file, ONE) || Arrays.equals(file, OTHER))
          .as("%s, %d bytes are one result", what, file.length)
          .isTrue();
      assertThat(folder).isDirectoryContaining(target::equals);
    }
  }

  static Stream<Arguments> wholes() {
    return Stream.of(
        rest("a part", 206, 400, 1000, "Content-Range", "bytes 400-999/1000"),
        rest("all as a part", 206, 0, 1000, "Content-Range", "bytes 0-999/1000"),
        rest("no range", 416, 400, 400, "Content-Range", "bytes */1000"),
        Arguments.of("packed", http("Content-Encoding: gzip\r\nContent-Length: 1000")),
        Arguments.of("packed twice", http("Content-Encoding: gzip, br\r\nContent-Length: 1000")),
        Arguments.of("shorter than said", http("Content-Length: 1001")),
        Arguments.of("two lengths", http("Content-Length: 1000\r\nContent-Length: 999")),
        Arguments.of("a list of lengths", http("Content-Length: 1000, 999")),
        Arguments.of("a negative length", http("Content-Length: -1")),
        Arguments.of("no number", http("Content-Length: 0x3e8")),
        Arguments.of("an unknown coding", http("Transfer-Encoding: br")),
        Arguments.of("an inner coding", http("Transfer-Encoding: gzip, chunked")),
        Arguments.of("chunks of no size", http("Transfer-Encoding: chunked")),
        Arguments.of("no length", unannounced(200)),
        Arguments.of("a cut chunk", cutInAChunk()),
        Arguments.of("empty", RawServer.http(200, "image/jpeg", "")),
        Arguments.of("multipart", multipart()),
        Arguments.of("no content", RawServer.http(204, "", "")),
        Arguments.of("a page", RawServer.http(200, "text/html", ONE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wholes")
  void whatIsNotAWholeResultIsRefused(String what, RawServer.Reply reply, @TempDir Path folder) {
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(
              catchThrowableOfType(
                  TryOnException.class,
                  () -> client.downloadResult(Assets.job(server), folder.resolve("i.jpg"))))
          .as(what)
          .isNotNull();
      assertThat(folder).isEmptyDirectory();
    }
  }

  private static RawServer.Reply http(String headers) {
    return connection -> {
      connection.write(
          "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nConnection: close\r\n"
              + headers
              + "\r\n\r\n");
      connection.out().write(ONE);
    };
  }

  private static RawServer.Reply multipart() {
    String part =
        "--x\r\nContent-Type: image/jpeg\r\nContent-Range: bytes 400-999/1000\r\n\r\n…\r\n--x--";
    return RawServer.http(206, "multipart/byteranges; boundary=x", part, "ETag", "\"v1\"");
  }

  private static String head(int status) {
    return "HTTP/1.1 "
        + status
        + " Something\r\nContent-Type: image/jpeg\r\nETag: \"v1\"\r\n"
        + "Content-Range: bytes 400-999/1000\r\n";
  }

  /** More bytes than the range has, and no length. */
  private static RawServer.Reply endless() {
    return connection -> {
      connection.write(head(206) + "\r\n");
      connection.out().write(OTHER);
    };
  }

  /** Fewer bytes than the range has, and no length. */
  private static RawServer.Reply unannounced(int status) {
    return connection -> {
      connection.write(head(status) + "\r\n");
      connection.out().write(ONE, 400, 300);
    };
  }

  private static RawServer.Reply cutInAChunk() {
    return connection -> {
      connection.write(head(206) + "Transfer-Encoding: chunked\r\n\r\n258\r\n");
      connection.out().write(ONE, 400, 300);
    };
  }
}
