package io.github.tryonjobs.contract.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Servers that differ from the contract in one thing each, of which no mutant is made. */
final class DriftedServers extends DriftedServer.Table {

  private DriftedServers() {}

  static List<DriftedServer> all() {
    DriftedServers servers = new DriftedServers();
    servers.bodies();
    servers.responses();
    servers.headers();
    servers.limits();
    servers.results();
    servers.echoes();
    servers.cases.addAll(DriftedStarts.all());
    servers.cases.addAll(LegalServers.all());
    return servers.cases;
  }

  private void bodies() {
    for (String[] row : Instead.rows("/drifted-bodies.txt")) {
      boolean isLegal = row[0].startsWith("- ");
      String example = isLegal ? row[0].substring(2) : row[0];
      FakeServer server =
          FakeServer.changed(
              example,
              it ->
                  FakeServer.withBody(
                      it, row[2].isEmpty() ? row[3] : it.text().replace(row[2], row[3])));
      cases.add(new DriftedServer(example + ": " + row[1], isLegal ? "" : example, server));
    }
    add(
        "get/200/running",
        "a lone surrogate",
        it -> FakeServer.withBody(it, it.text().replace("running\"}", "\\ud800\"}")));
    add(
        "get/200/running",
        "a control character",
        it -> FakeServer.withBody(it, it.text().replace("running\"}", "run\u0001ning\"}")));
    add(
        "get/404/not_found",
        "ISO 8859-1",
        it -> bytes(it, it.text().replace("Job", "\u00c4").getBytes(ISO_8859_1)));
    add("get/200/running", "deep nesting", it -> FakeServer.withBody(it, "[".repeat(100_000)));
    add(
        "get/200/running",
        "a huge number",
        it -> FakeServer.withBody(it, "{\"job_id\":1e1000000000}"));
    add(
        "get/200/running",
        "a byte order mark",
        it -> FakeServer.withBody(it, "\ufeff" + it.text()));
  }

  private void headers() {
    for (String type :
        List.of("text/json", "application/vnd.api+json", "application/json; charset=utf-16", "")) {
      add(
          "get/200/pending",
          "content type " + type,
          it -> FakeServer.with(it, "Content-Type", type));
    }
    add(
        "get/200/pending",
        "two content types",
        it ->
            new Response(
                200,
                "",
                Map.of("Content-Type", List.of("application/json", "text/html")),
                it.body()));
    for (String coding : List.of("gzip", "br", "gzip, gzip")) {
      add("get/200/pending", coding, it -> FakeServer.with(it, "Content-Encoding", coding));
    }
    add("get/200/pending", "Retry-After", it -> FakeServer.with(it, "Retry-After", "2"));
    add(
        "get/200/pending",
        "an error of the mock server",
        it -> FakeServer.with(it, "X-Try-On-Mock-Error", "x"));
  }

  private void limits() {
    for (String value :
        List.of("1s", "", "2026-11-26T12:00:00Z", "Thu, 26 Nov 2026 12:00:00 +0100")) {
      add(
          "get/429/rate_limit_exceeded",
          "Retry-After " + value,
          it -> FakeServer.with(it, "Retry-After", value));
    }
  }

  private void results() {
    byte[] jpeg = FakeServer.image("jpg");
    image("a PNG that says it is a JPEG", it -> bytes(it, FakeServer.image("png")));
    image("a JPEG that says it is a PNG", it -> FakeServer.with(it, "Content-Type", "image/png"));
    image("as Base64", it -> bytes(it, Base64.getEncoder().encode(jpeg)));
    image("compressed", it -> packed(it, "gzip"));
  }

  private void echoes() {
    drift(
        KEY_ECHO,
        "echo of the key: in a header",
        (request, usual) ->
            FakeServer.with(usual, "X-Request-Key", request.header("X-API-KEY").orElse("none")));
    drift(
        KEY_ECHO,
        "echo of the key: in a cookie",
        (request, usual) ->
            FakeServer.with(
                usual, "Set-Cookie", "k=" + request.header("X-API-KEY").orElse("none")));
    drift(
        KEY_ECHO,
        "echo of the key: to TRACE",
        (request, usual) ->
            request.method().equals("TRACE")
                ? FakeServer.response(
                    200, Map.of("Content-Type", "message/http"), request.toString().getBytes(UTF_8))
                : usual);
    drift(
        KEY_ECHO,
        "echo of the key: on a wrong path",
        (request, usual) ->
            request.path().equals("/v1/try-on/job")
                ? FakeServer.withBody(usual, request.toString())
                : usual);
  }

  private void responses() {
    for (String[] row : Instead.rows("/drifted-responses.txt")) {
      drift(row[0].equals("-") ? "" : row[0], row[1], new Instead(row[2], row[3], row[4]));
    }
  }
}
