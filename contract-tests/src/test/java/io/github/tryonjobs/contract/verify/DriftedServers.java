package io.github.tryonjobs.contract.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tryonjobs.contract.Texts;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Servers that differ from the contract in one thing each, of which no mutant is made. */
final class DriftedServers extends DriftedServer.Table {

  private DriftedServers() {}

  static List<DriftedServer> all() {
    DriftedServers servers = new DriftedServers();
    servers.bodies();
    servers.headers();
    servers.limits();
    servers.results();
    servers.echoes();
    servers.requests();
    servers.starts();
    servers.cases.addAll(DriftedStarts.all());
    LegalServers.all()
        .forEach((name, server) -> servers.cases.add(new DriftedServer(name, "", server)));
    return servers.cases;
  }

  private void bodies() {
    for (String line :
        Texts.resource("/drifted-bodies.txt").lines().filter(it -> !it.startsWith("#")).toList()) {
      String[] parts = line.split(" \\| ", -1);
      edit(parts[0], parts[1], parts[2], parts[3]);
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

  private void starts() {
    drift(
        "request/start-refused",
        "a start without a garment is accepted",
        (request, usual) ->
            request.body().filter(it -> it.fields().has("person_image_url")).isPresent()
                    && usual.status() == 400
                ? Runs.shown("start/202/started")
                : usual);
    drift(
        "request/start-refused",
        "a refusal of a framework",
        (request, usual) ->
            request.path().equals("/v1/try-on") && usual.status() == 400 ? page(422) : usual);
    drift(
        "request/start-method",
        "a start by GET",
        (request, usual) ->
            request.path().equals("/v1/try-on") && request.method().equals("GET")
                ? Runs.shown("start/202/started")
                : usual);
    drift(
        "request/start-method",
        "a cancellation by DELETE",
        (request, usual) ->
            request.path().endsWith("/cancel") && request.method().equals("DELETE")
                ? FakeServer.response(204, Map.of(), new byte[0])
                : usual);
    drift(
        "request/start-form",
        "no forms",
        (request, usual) ->
            request.header("Content-Type").orElse("").startsWith("multipart/")
                ? Runs.shown("start/400/unsupported_content_type")
                : usual);
  }

  private void requests() {
    drift(
        "request/method",
        "405 without Allow",
        (request, usual) ->
            usual.status() == 405 ? FakeServer.response(405, Map.of(), new byte[0]) : usual);
    drift(
        "request/method",
        "405 that allows POST",
        (request, usual) ->
            usual.status() == 405 ? FakeServer.with(usual, "Allow", "POST") : usual);
    drift(
        "request/id-empty",
        "a job for an empty id",
        (request, usual) ->
            request.path().endsWith("/")
                ? FakeServer.json(200, "{\"job_id\":\"\",\"status\":\"pending\"}")
                : usual);
    drift(
        "request/id-long",
        "a job for a long id",
        (request, usual) ->
            request.path().length() > 1000
                ? FakeServer.json(200, "{\"job_id\":\"x\",\"status\":\"pending\"}")
                : usual);
    drift(
        "request/id-opaque",
        "ids are UUIDs",
        (request, usual) -> request.path().contains("unknown-") ? page(422) : usual);
    drift(
        "request/header-case",
        "the case of the key's header",
        (request, usual) ->
            request.headers().stream().anyMatch(it -> it.name().equals("x-api-key"))
                ? FakeServer.json(401, "{\"error\":\"e\",\"error_code\":\"invalid_auth_token\"}")
                : usual);
    drift(
        "request/accept",
        "Accept is required",
        (request, usual) -> request.header("Accept").isEmpty() ? page(406) : usual);
    drift(
        "request/other-headers",
        "no cookies",
        (request, usual) -> request.header("Cookie").isPresent() ? page(400) : usual);
  }
}
