package io.github.tryonjobs.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no server should send: each is read as far as it can be, or refused. */
@Timeout(300)
class HostileBodyTest {

  private static final String JOB = "{\"job_id\":\"a\",\"status\":\"pending\"}";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  @Test
  void ignoresWhatComesAfterTheBody() {
    String more = HEAD + "Content-Length: " + JOB.length() + "\r\n\r\n" + JOB + "{]";

    assertThat(Jobs.get(RawServer.raw(more))).isEqualTo(new TryOnJob.Pending("a"));
  }

  /** Another response, say, in one piece with the first or after it. */
  @ParameterizedTest
  @CsvSource({"200, true", "200, false", "204, true"})
  void whatComesAfterABodyIsNoResponseToTheNextRequest(int status, boolean isInOnePiece) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    String other = JOB.replace("pending", "running");
    String body = status == 204 ? "" : JOB;
    String first =
        HEAD.replace("200", "" + status) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    String more = HEAD + "Content-Length: " + other.length() + "\r\n\r\n" + other;
    RawServer.Reply twice =
        connection -> {
          connection.write(isInOnePiece ? first + more : first);
          connection.write(isInOnePiece ? "" : more);
          sent.complete(null);
        };
    try (RawServer server = RawServer.of(RawServer.kept(twice), Jobs.PENDING);
        TryOnClient client = Jobs.client(server, new FakeTime()).build()) {
      client.getJobAsync("a").handle((job, e) -> sent.join()).join();

      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
  void unpacksGzip(String coding) {
    assertThat(Jobs.get(coded(coding, gzip(JOB.getBytes(UTF_8)))))
        .isEqualTo(new TryOnJob.Pending("a"));
  }

  @Test
  void refusesABrokenGzip() {
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> Jobs.get(coded("gzip", JOB.getBytes(UTF_8))))
        .withMessageContaining("it is not the gzip that its Content-Encoding says");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 20, 45})
  void aGzipThatIsCutOffWhereOnlyItsEndSaysSoIsRetried(int length) {
    String packed = new String(gzip(JOB.getBytes(UTF_8)), ISO_8859_1);

    assertThat(packed).hasSizeGreaterThan(length);
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(
            () ->
                Jobs.get(
                    RawServer.raw(
                        HEAD + "Content-Encoding: gzip\r\n\r\n" + packed.substring(0, length))));
  }

  @Test
  void theConnectionOfABodyThatIsTooLongIsClosed() {
    Silence silence = new Silence();
    try (RawServer server = silence.startAfter(HEAD + "\r\n" + " ".repeat(1024 * 1024 + 1));
        TryOnClient client = Jobs.client(server).build()) {
      assertThatExceptionOfType(MalformedResponseException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("it is longer than 1048576 bytes");
      assertThat(silence.left).succeedsWithin(Duration.ofMinutes(2));
    }
  }

  @Test
  void doesNotUnpackMoreThanOneMebibyte() {
    byte[] bomb = gzip(new byte[64 * 1024 * 1024]);

    assertThat(bomb.length).isLessThan(100_000);
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> Jobs.get(coded("gzip", bomb)))
        .withMessageContaining("it is longer than 1048576 bytes");
  }

  @Test
  void refusesACodingThatItDidNotAskFor() {
    assertThatExceptionOfType(UndocumentedResponseException.class)
        .isThrownBy(() -> Jobs.get(coded("br", JOB.getBytes(UTF_8))))
        .withMessageContaining("its content encoding is br, but the contract documents none");
  }

  @Test
  void aKeyInAPackedBodyIsRedacted() {
    String body = "{\"error\":\"" + Jobs.KEY + "\",\"error_code\":\"not_found\"}";

    assertThatExceptionOfType(JobNotFoundException.class)
        .isThrownBy(
            () ->
                Jobs.get(
                    RawServer.http(
                        404,
                        "application/json",
                        gzip(body.getBytes(UTF_8)),
                        "Content-Encoding",
                        "gzip")))
        .withMessageContaining("404 not_found: [redacted] (GET ")
        .satisfies(e -> assertThat(e.response().body()).doesNotContain(Jobs.KEY));
  }

  @Test
  void aKeyThatIsTheNameOfAPropertyIsRedacted() {
    String body = "{\"" + Jobs.KEY + "\":1,\"" + Jobs.KEY + "\":2}";

    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> Jobs.get(Jobs.job(body)))
        .withMessageContaining("[redacted]")
        .satisfies(
            e ->
                assertThat(e.getMessage() + e.getCause() + e.response().body())
                    .doesNotContain(Jobs.KEY));
  }

  @Test
  void aKeyBehindAnEscapeIsRedacted() {
    String hidden = Jobs.KEY.replace("_", "\\u005f");
    String body = "{\"error\":\"x " + hidden + "\",\"error_code\":\"" + hidden + "\"}";

    assertThatExceptionOfType(JobNotFoundException.class)
        .isThrownBy(() -> Jobs.get(RawServer.json(404, body)))
        .withMessageContaining("404 [redacted]: x [redacted] (GET ")
        .satisfies(
            e -> {
              assertThat(e.rawErrorCode()).contains("[redacted]");
              assertThat(e.response().body())
                  .isEqualTo("{\"error\":\"x [redacted]\",\"error_code\":\"[redacted]\"}");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16, it is UTF-16 or UTF-32",
    "UTF-16LE, it is UTF-16 or UTF-32",
    "UTF-16BE, it is UTF-16 or UTF-32",
    "UTF-32, it is UTF-16 or UTF-32",
    "UTF-32LE, it is UTF-16 or UTF-32",
    "IBM037, it is not UTF-8",
    "ISO-8859-1, it is not UTF-8"
  })
  void refusesTextThatIsNotUtf8(Charset charset, String message) {
    byte[] body = JOB.replace("a", "\u00e9").getBytes(charset);

    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> Jobs.get(RawServer.http(200, "application/json", body)))
        .withMessageContaining("malformed: " + message + ", but JSON must be");
  }

  @Test
  void ignoresAByteOrderMark() {
    assertThat(Jobs.get(Jobs.job("\ufeff" + JOB))).isEqualTo(new TryOnJob.Pending("a"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "' ', it is empty",
    "\ufeff, it is empty",
    "\ufeff\ufeff{}, it is not JSON: ",
    "<html>, it is not JSON: ",
    "'{\"job_id\":\"a\"', it is not JSON: "
  })
  void saysThatABodyIsNotJson(String body, String message) {
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> Jobs.get(Jobs.job(body)))
        .withMessageContaining("the response 200 is malformed: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"33\r\nContent-Length: 33", "33, 33", "000000000000000000033"})
  void aLengthThatIsGivenTwiceIsOneLength(String length) {
    assertThat(Jobs.get(RawServer.raw(HEAD + "Content-Length: " + length + "\r\n\r\n" + JOB + "]")))
        .isEqualTo(new TryOnJob.Pending("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=ISO-8859-1",
        "Application/JSON;charset=x",
        "application/json ;"
      })
  void jsonIsUtf8WhateverItsCharset(String contentType) {
    assertThat(
            Jobs.get(RawServer.http(200, contentType, "{\"job_id\":\"é\",\"status\":\"pending\"}")))
        .isEqualTo(new TryOnJob.Pending("é"));
  }

  @ParameterizedTest
  @CsvSource({"\\r\\n2026-11-24 INFO all is well", "\\u001b[2J", "\\u202egnp.exe", "\\u0000"})
  void whatAServerSaysCannotForgeALogLine(String evil) {
    assertThatExceptionOfType(JobNotFoundException.class)
        .isThrownBy(
            () ->
                Jobs.get(
                    RawServer.json(
                        404, "{\"error\":\"" + evil + "\",\"error_code\":\"" + evil + "\"}")))
        .satisfies(
            e ->
                assertThat(e.toString().codePoints())
                    .noneMatch(Character::isISOControl)
                    .doesNotContain(0x202e));
  }

  @Test
  void whatAServerSaysDoesNotFloodAMessage() {
    String flood = "x".repeat(100_000);

    assertThatExceptionOfType(JobNotFoundException.class)
        .isThrownBy(() -> Jobs.get(RawServer.json(404, "{\"error\":\"" + flood + "\"}")))
        .satisfies(
            e -> {
              assertThat(e.getMessage()).hasSizeLessThan(500);
              assertThat(e.error().message()).isEqualTo(flood);
            });
  }

  private static RawServer.Reply coded(String coding, byte[] body) {
    return RawServer.http(200, "application/json", body, "Content-Encoding", coding);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
