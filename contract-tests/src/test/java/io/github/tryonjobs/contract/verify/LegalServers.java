package io.github.tryonjobs.contract.verify;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Servers that differ from the examples in one thing each, and keep to the contract. */
final class LegalServers {

  private final Map<String, FakeServer> servers = new LinkedHashMap<>();

  private LegalServers() {}

  static Map<String, FakeServer> all() {
    LegalServers legal = new LegalServers();
    legal.headers();
    legal.bodies();
    legal.requests();
    return legal.servers;
  }

  private void headers() {
    for (String header :
        List.of(
            "Via: 1.1 proxy",
            "X-Request-Id: 7f3a",
            "Server: nginx",
            "Age: 0",
            "X-Cache: MISS",
            "CF-Ray: 8a1",
            "Set-Cookie: session=1; Secure",
            "Cache-Control: no-store",
            "ETag: \"a\"",
            "Strict-Transport-Security: max-age=1",
            "Access-Control-Allow-Origin: *",
            "X-RateLimit-Remaining: 4",
            "Vary: Accept",
            "Content-Encoding: identity")) {
      String[] parts = header.split(": ", 2);
      every("header " + header, it -> FakeServer.with(it, parts[0], parts[1]));
    }
    for (String type :
        List.of(
            "application/json; charset=utf-8",
            "application/json;charset=UTF-8",
            "application/json; charset=utf8",
            "application/json; profile=\"a;charset=x\"",
            "Application/JSON",
            "application/json; charset=\"utf-8\"",
            "application/json ; Charset=utf-8")) {
      every(
          "content type " + type,
          it ->
              it.hasBody() && it.mediaType().orElse("").equals("application/json")
                  ? FakeServer.with(it, "Content-Type", type)
                  : it);
    }
    for (String coding : List.of("gzip", "x-gzip", "GZIP")) {
      every("packed as " + coding, it -> DriftedServer.Table.packed(it, coding));
    }
    every(
        "WWW-Authenticate",
        it -> it.status() == 401 ? FakeServer.with(it, "WWW-Authenticate", "ApiKey") : it);
    for (String value : List.of("0", "1", "120", "Thu, 26 Nov 2026 12:00:00 GMT")) {
      change(
          "rate_limit_exceeded",
          "Retry-After " + value,
          it -> FakeServer.with(it, "Retry-After", value));
    }
    servers.put(
        "image: content type with a parameter",
        new FakeServer().image(it -> FakeServer.with(it, "Content-Type", "image/jpeg; q=1")));
    servers.put(
        "image: content type in capitals",
        new FakeServer().image(it -> FakeServer.with(it, "Content-Type", "IMAGE/JPEG")));
    servers.put(
        "image: Content-Disposition",
        new FakeServer().image(it -> FakeServer.with(it, "Content-Disposition", "attachment")));
    servers.put(
        "image: bytes after its end",
        new FakeServer()
            .image(
                it ->
                    new Response(
                        200,
                        "",
                        it.headers(),
                        java.util.Arrays.copyOf(it.body(), it.body().length + 9))));
  }

  private void bodies() {
    every(
        "white space",
        it ->
            json(it)
                ? FakeServer.withBody(it, " \n" + it.text().replace(",", " ,\t") + "\r\n")
                : it);
    every(
        "characters escaped",
        it -> json(it) ? FakeServer.withBody(it, it.text().replace("status", "stat\\u0075s")) : it);
    every(
        "slashes escaped",
        it -> json(it) ? FakeServer.withBody(it, it.text().replace("/", "\\/")) : it);
    change(
        "not_found",
        "another order",
        it -> FakeServer.withBody(it, "{\"error_code\":\"not_found\",\"error\":\"x\"}"));
    change(
        "not_found",
        "another language",
        it ->
            FakeServer.withBody(
                it,
                "{\"error\":\"Auftrag nicht gefunden – 見つかりません 👗\",\"error_code\":\"not_found\"}"));
    change(
        "not_found",
        "a long text",
        it ->
            FakeServer.withBody(
                it, "{\"error\":\"" + "x".repeat(5000) + "\",\"error_code\":\"not_found\"}"));
    change(
        "not_found",
        "markup in a text",
        it ->
            FakeServer.withBody(
                it, "{\"error\":\"<b>::error::</b> ${x}\",\"error_code\":\"not_found\"}"));
    change(
        "failed_job_expired",
        "another message",
        it -> FakeServer.withBody(it, it.text().replace("The job has expired", "Expired")));
    change(
        "completed",
        "a signed link",
        it ->
            FakeServer.withBody(
                it, it.text().replace(".jpg", ".jpg?X-Amz-Signature=0a&Expires=9")));
    change(
        "completed",
        "a scheme in capitals",
        it -> FakeServer.withBody(it, it.text().replace("https:", "HTTPS:")));
    change(
        "completed", "http", it -> FakeServer.withBody(it, it.text().replace("https:", "http:")));
    change(
        "completed",
        "another host with a port",
        it ->
            FakeServer.withBody(it, it.text().replace("assets.pixelcut.app", "cdn.example:8443")));
    change(
        "completed",
        "an address of IPv6",
        it -> FakeServer.withBody(it, it.text().replace("assets.pixelcut.app", "[::1]:80")));
  }

  private void requests() {
    for (int status : new int[] {400, 403, 404, 501}) {
      drift(
          "other methods: " + status,
          (request, usual) -> usual.status() == 405 ? page(status) : usual);
    }
    drift(
        "other methods: 405 that allows more",
        (request, usual) ->
            usual.status() == 405 ? FakeServer.with(usual, "Allow", "OPTIONS, GET,HEAD") : usual);
    drift(
        "other paths: 405",
        (request, usual) ->
            page(usual) ? FakeServer.response(405, Map.of("Allow", "POST"), new byte[0]) : usual);
    drift(
        "HEAD: 200",
        (request, usual) ->
            request.method().equals("HEAD") && request.header("X-API-KEY").isPresent()
                ? FakeServer.response(200, Map.of(), new byte[0])
                : usual);
    drift(
        "other methods: no response",
        (request, usual) -> {
          if (usual.status() == 405) {
            throw new NoResponseException(NoResponseException.Reach.REACHED, "closed");
          }
          return usual;
        });
    drift("other paths: 401", (request, usual) -> page(usual) ? page(401) : usual);
    drift("other paths: 400", (request, usual) -> page(usual) ? page(400) : usual);
    drift("long ids: 414", (request, usual) -> request.path().length() > 4000 ? page(414) : usual);
    drift("long ids: 400", (request, usual) -> request.path().length() > 4000 ? page(400) : usual);
    drift(
        "badly encoded ids: 400",
        (request, usual) -> request.path().contains("%") ? page(400) : usual);
    drift(
        "badly encoded ids: 500",
        (request, usual) -> request.path().contains("%FF") ? page(500) : usual);
    drift(
        "an empty id: 404 as for a job",
        (request, usual) ->
            request.path().endsWith("/")
                ? FakeServer.json(404, "{\"error\":\"e\",\"error_code\":\"not_found\"}")
                : usual);
    drift("a query: 400", (request, usual) -> request.path().contains("?") ? page(400) : usual);
    drift(
        "ids that are no UUIDs: a documented 400",
        (request, usual) ->
            request.path().contains("unknown-")
                ? FakeServer.json(400, "{\"error\":\"e\",\"error_code\":\"invalid_parameter\"}")
                : usual);
  }

  private void every(String name, UnaryOperator<Response> change) {
    servers.put(name, FakeServer.drifted((request, usual) -> change.apply(usual)));
  }

  private void change(String example, String name, UnaryOperator<Response> change) {
    servers.put(example + ": " + name, FakeServer.changed(example, change));
  }

  private void drift(String name, FakeServer.Drift drift) {
    servers.put(name, FakeServer.drifted(drift));
  }

  private static boolean json(Response response) {
    return response.mediaType().orElse("").equals("application/json");
  }

  private static boolean page(Response response) {
    return response.mediaType().orElse("").equals("text/html");
  }

  private static Response page(int status) {
    return FakeServer.response(
        status, Map.of("Content-Type", "text/html"), "<html>".getBytes(StandardCharsets.UTF_8));
  }
}
