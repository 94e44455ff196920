package io.github.tryonjobs.contract.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Servers that differ from the examples in one thing each, picked by hand, of which no mutant is
 * made. Most are lines of tables; here are those that no line can say.
 */
final class DriftedServers {

  private static final String LEGAL = "-";
  private static final String KEY_ECHO = "security/key-not-echoed";
  private static final String IMAGE = "result/image";

  private final List<DriftedServer> all = new ArrayList<>();

  private DriftedServers() {}

  static List<DriftedServer> all() {
    DriftedServers servers = new DriftedServers();
    servers.tables();
    servers.bodies();
    servers.results();
    servers.echoes();
    return servers.all;
  }

  private void tables() {
    for (String[] row : Instead.rows("/drifted-bodies.txt")) {
      boolean isLegal = row[0].startsWith("- ");
      String example = isLegal ? row[0].substring(2) : row[0];
      change(
          isLegal ? LEGAL : row[0],
          example,
          row[1],
          it ->
              FakeServer.withBody(
                  it, row[2].isEmpty() ? row[3] : it.text().replace(row[2], row[3])));
    }
    for (String[] row : Instead.rows("/drifted-responses.txt")) {
      drift(row[0], row[1], new Instead(row[2], row[3], row[4]));
    }
  }

  private void bodies() {
    String running = "get/200/running";
    body(running, "a control character", it -> it.replace("running\"}", "run\u0001ning\"}"));
    body(running, "deep nesting", it -> "[".repeat(100_000));
    body(running, "a byte order mark", it -> "\ufeff" + it);
    change(
        "get/404/not_found",
        "get/404/not_found",
        "ISO 8859-1",
        it -> bytes(it, it.text().replace("Job", "\u00c4").getBytes(ISO_8859_1)));
    change(
        "get/200/pending",
        "get/200/pending",
        "two content types",
        it ->
            new Response(
                200,
                "",
                Map.of("Content-Type", List.of("application/json", "text/html")),
                it.body()));
    String error = "{\"error\":\"" + "x".repeat(5000) + "\",\"error_code\":\"not_found\"}";
    change(LEGAL, "not_found", "a long text", it -> FakeServer.withBody(it, error));
    every("white space", it -> " \n" + it.replace(",", " ,\t") + "\r\n");
    every("characters escaped", it -> it.replace("status", "stat\\u0075s"));
    every("slashes escaped", it -> it.replace("/", "\\/"));
    for (String coding : List.of("gzip", "x-gzip", "GZIP")) {
      drift(LEGAL, "packed as " + coding, (request, usual) -> packed(usual, coding));
    }
  }

  private void results() {
    byte[] jpeg = FakeServer.image("jpg");
    image(IMAGE, "a PNG that says it is a JPEG", it -> bytes(it, FakeServer.image("png")));
    image(IMAGE, "a JPEG that says it is a PNG", it -> type(it, "image/png"));
    image(IMAGE, "as Base64", it -> bytes(it, Base64.getEncoder().encode(jpeg)));
    image(IMAGE, "compressed", it -> packed(it, "gzip"));
    image(
        IMAGE,
        "with the key in it",
        it -> bytes(it, (it.text() + FakeServer.KEY).getBytes(ISO_8859_1)));
    image(LEGAL, "content type with a parameter", it -> type(it, "image/jpeg; q=1"));
    image(LEGAL, "content type in capitals", it -> type(it, "IMAGE/JPEG"));
    image(LEGAL, "a name", it -> FakeServer.with(it, "Content-Disposition", "attachment"));
    image(
        LEGAL,
        "bytes after its end",
        it -> bytes(it, Arrays.copyOf(it.body(), it.body().length + 9)));
  }

  private void echoes() {
    drift(
        KEY_ECHO,
        "to TRACE",
        (request, usual) ->
            request.method().equals("TRACE")
                ? FakeServer.response(
                    200, Map.of("Content-Type", "message/http"), request.toString().getBytes(UTF_8))
                : usual);
    drift(
        KEY_ECHO,
        "on a wrong path",
        (request, usual) ->
            request.path().equals("/v1/try-on/job")
                ? FakeServer.withBody(usual, request.toString())
                : usual);
  }

  private void change(String check, String example, String what, UnaryOperator<Response> change) {
    String name = check.equals(example) ? what : example + ": " + what;
    all.add(new DriftedServer(check, name, FakeServer.changed(example, change)));
  }

  private void drift(String check, String what, FakeServer.Drift drift) {
    all.add(new DriftedServer(check, what, FakeServer.drifted(drift)));
  }

  private void image(String check, String what, UnaryOperator<Response> change) {
    all.add(new DriftedServer(check, "image: " + what, new FakeServer().image(change)));
  }

  private void body(String check, String what, UnaryOperator<String> change) {
    change(check, check, what, it -> FakeServer.withBody(it, change.apply(it.text())));
  }

  /** Adds a server that writes all of its JSON in another way. */
  private void every(String what, UnaryOperator<String> change) {
    drift(
        LEGAL,
        what,
        (request, usual) ->
            usual.mediaType().orElse("").equals("application/json")
                ? FakeServer.withBody(usual, change.apply(usual.text()))
                : usual);
  }

  private static Response type(Response response, String type) {
    return FakeServer.with(response, "Content-Type", type);
  }

  private static Response bytes(Response response, byte[] body) {
    return new Response(response.status(), "", response.headers(), body);
  }

  static Response packed(Response response, String coding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FakeServer.with(bytes(response, bytes.toByteArray()), "Content-Encoding", coding);
  }
}
