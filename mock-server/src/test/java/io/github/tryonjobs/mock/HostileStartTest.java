package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of starts that are wrong, cut, slow, or come in pieces. */
@Timeout(300)
class HostileStartTest {

  private static final String FORM = "Content-Type: " + Form.CONTENT_TYPE + "\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
  private static final byte[] GOOD = Form.ofImages().field("wait_for_result", "false").toBytes();

  @RegisterExtension static final QuietServer SERVER = new QuietServer();

  private static String head(String headers) {
    return RawHttp.request("POST", "/v1/try-on", SERVER.baseUri(), key("a") + headers);
  }

  private static String length(byte[] body) {
    return "Content-Length: " + body.length + "\r\n";
  }

  /** Sends a start, and a poll behind it, which must be understood whatever the start was. */
  private static RawHttp.Answer start(String headers, byte[] body) throws IOException {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(head(headers + length(body)));
      connection.write(body);
      connection.write(RawHttp.request("GET", JOB + "completed", SERVER.baseUri(), key("a")));
      RawHttp.Answer answer = connection.read();
      assertThat(connection.read().body()).contains("\"completed\"");
      return answer;
    }
  }

  private static byte[] bytes(String string) {
    return string.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertUnreadable(RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_request_body");
  }

  @Test
  void aFormThatEndsTooEarlyIsNeverTakenForAWholeOne() throws Exception {
    int end = new String(GOOD, StandardCharsets.ISO_8859_1).lastIndexOf("--");
    for (int length = 0; length < end; length++) {
      RawHttp.Answer answer = start(FORM, Arrays.copyOf(GOOD, length));

      assertThat(answer.status()).as("cut after %d bytes", length).isEqualTo(400);
    }
  }

  @Test
  void aConnectionThatIsCutStartsNothing() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      String head =
          RawHttp.request("POST", "/v1/try-on", mock.baseUri(), key("a") + FORM + length(GOOD));
      for (int length = 0; length < GOOD.length; length += 7) {
        try (RawHttp connection = new RawHttp(mock.baseUri())) {
          connection.write(head);
          connection.write(Arrays.copyOf(GOOD, length));
          connection.endOutput();
          assertThat(connection.readAll()).isEmpty();
        }
      }
      assertThat(mock.starts()).isEmpty();
      assertThat(new Http(mock).get("/__mock/health").body())
          .contains("\"name\":\"in_flight\",\"bytes\":0,");
    }
  }

  @Test
  void aFormCanComeByteByByte() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(head(FORM + length(GOOD)));
      for (byte one : GOOD) {
        connection.write(new byte[] {one});
      }

      assertThat(connection.read().status()).isEqualTo(202);
    }
  }

  @Test
  void aFormIsTheSameWhereverItIsSplit() throws Exception {
    for (int at = 1; at < GOOD.length; at++) {
      try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
        connection.write(head(FORM + CHUNKED));
        connection.write(Integer.toHexString(at) + "\r\n");
        connection.write(Arrays.copyOf(GOOD, at));
        connection.write("\r\n" + Integer.toHexString(GOOD.length - at) + "\r\n");
        connection.write(Arrays.copyOfRange(GOOD, at, GOOD.length));
        connection.write("\r\n0\r\n\r\n");

        assertThat(connection.read().status()).as("split at %d", at).isEqualTo(202);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u00ff", "\u00c3(", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00e2\u0082"})
  void jsonThatIsNotUtf8IsRefused(String bytes) throws Exception {
    String json =
        "{\"person_image_url\":\"https://a.example/%s\",\"garment_image_url\":\"https://a.example/\"}"
            .formatted(bytes);
    RawHttp.Answer answer =
        start("Content-Type: application/json\r\n", json.getBytes(StandardCharsets.ISO_8859_1));

    assertUnreadable(answer);
    assertThat(answer.body()).contains("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 100})
  void aFormCanComeInChunks(int size) throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(head(FORM + CHUNKED));
      for (int at = 0; at < GOOD.length; at += size) {
        byte[] chunk = Arrays.copyOfRange(GOOD, at, Math.min(GOOD.length, at + size));
        connection.write(Integer.toHexString(chunk.length) + "\r\n");
        connection.write(chunk);
        connection.write("\r\n");
      }
      connection.write("0\r\n\r\n");

      assertThat(connection.read().status()).isEqualTo(202);
    }
  }

  @Test
  void noFormMakesAnErrorThatNobodyAskedFor() throws Exception {
    Random random = new Random(15);
    for (int round = 0; round < 500; round++) {
      byte[] body = GOOD.clone();
      for (int changes = random.nextInt(8); changes >= 0; changes--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      assertThat(start(FORM, body).status()).as("round %d", round).isIn(202, 200, 400, 422);
    }
  }

  @Test
  void noJsonMakesAnErrorThatNobodyAskedFor() throws Exception {
    String good =
        "{\"person_image_url\":\"https://a.example/b\",\"garment_image_url\":\"https://a.example/c\"}";
    Random random = new Random(15);
    for (int round = 0; round < 500; round++) {
      byte[] body = good.getBytes(StandardCharsets.UTF_8);
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      assertThat(start("Content-Type: application/json\r\n", body).status())
          .as("round %d", round)
          .isIn(200, 400, 422);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "; boundary=\"%s\"; charset=\"utf-8\"",
        "; a=b; charset=utf-8; boundary=%s",
        " ; Boundary = %s;"
      })
  void theBoundaryIsFoundAmongOtherParameters(String parameters) throws Exception {
    String type = "multipart/form-data" + parameters.formatted(Form.BOUNDARY);

    assertThat(start("Content-Type: " + type + "\r\n", GOOD).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=other",
        "multipart/form-data; boundary=x; charset=nonsense",
        "multipart/form-data; boundary=\""
      })
  void aFormWithoutItsBoundaryIsUnreadable(String type) throws Exception {
    assertUnreadable(start("Content-Type: " + type + "\r\n", GOOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filename=\"a\"", "name=\"\"; filename=\"a\"", "name", ""})
  void aPartWithoutANameIsUnreadable(String disposition) throws Exception {
    assertUnreadable(start(FORM, new Form().part(disposition, new byte[10]).toBytes()));
  }

  @Test
  void fieldsHaveALimit() throws Exception {
    assertUnreadable(start(FORM, new Form().field("a", "b".repeat(70_000)).toBytes()));
    assertUnreadable(start(FORM, new Form().field("a".repeat(70_000), "b").toBytes()));
    assertUnreadable(start(FORM, new Form().file("a", "b".repeat(70_000), new byte[0]).toBytes()));
    Form many = new Form();
    for (int i = 0; i < 1_000; i++) {
      many.field("field" + i, "b");
    }
    assertUnreadable(start(FORM, many.toBytes()));
    assertThat(start(FORM, many.toBytes()).body()).contains("at most 64 fields, each within 8192");
    String json =
        IntStream.range(0, 65).mapToObj(i -> "\"a" + i + "\":1").collect(joining(",", "{", "}"));
    assertUnreadable(start("Content-Type: application/json\r\n", bytes(json)));
  }

  @Test
  void jsonHasALimitAndMayBeDeep() throws Exception {
    String json = "Content-Type: application/json\r\n";

    assertUnreadable(start(json, bytes("{\"a\":\"" + "b".repeat(70_000) + "\"}")));
    assertUnreadable(start(json, bytes("[".repeat(60_000))));
    assertThat(start(json, bytes("{\"a\":" + "[".repeat(9_000) + "]".repeat(9_000) + "}")).status())
        .isEqualTo(400);
  }

  @Test
  void aBodyIsAskedForIfTheClientWaitsForThat() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(head(FORM + length(GOOD) + "Expect: 100-continue\r\n"));
      assertThat(connection.read().status()).isEqualTo(100);

      connection.write(GOOD);
      assertThat(connection.read().status()).isEqualTo(202);
    }
  }

  @Test
  void aBodyIsNotAskedForIfTheKeyIsNotAccepted() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(
          RawHttp.request(
              "POST",
              "/v1/try-on",
              SERVER.baseUri(),
              FORM + length(GOOD) + "Expect: 100-continue\r\n"));

      assertThat(connection.read().status()).isEqualTo(401);
    }
  }

  @Test
  void aBodyOf200MegabytesIsRefusedOnTheWay() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(head(FORM + "Content-Length: 200000000\r\n"));
      connection.write(Arrays.copyOf(GOOD, 200));
      String block = "a".repeat(100_100);
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  connection.writeWhatIsTaken(block);
                }
              });
      writer.start();

      assertThat(connection.read().body()).contains("file_size_too_large");
      connection.closeAbruptly();
      writer.join();
    }
  }

  @Test
  void aStartWithASlashAtItsEndIsOne() throws Exception {
    assertThat(start("/v1/try-on/")).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//v1/try-on", "/v1/try-on;a=b", "/v1/try%2Don", "/v1//try-on", "/v1/try-on//"})
  void anotherPathStartsNothing(String path) throws Exception {
    assertThat(start(path)).isIn(400, 422, 501);
  }

  private static int start(String path) throws IOException {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(
          RawHttp.request("POST", path, SERVER.baseUri(), key("a") + FORM + length(GOOD)));
      connection.write(GOOD);
      return connection.read().status();
    }
  }
}
