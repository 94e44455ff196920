package io.github.tryonjobs.contract.verify;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Servers that differ from the examples in one thing each, and keep to the contract. */
final class LegalServers extends DriftedServer.Table {

  private static final String TYPE = "Content-Type";

  private LegalServers() {}

  static List<DriftedServer> all() {
    LegalServers legal = new LegalServers();
    legal.headers();
    legal.results();
    legal.bodies();
    return legal.cases;
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
                  ? FakeServer.with(it, TYPE, type)
                  : it);
    }
    for (String coding : List.of("gzip", "x-gzip", "GZIP")) {
      every("packed as " + coding, it -> packed(it, coding));
    }
    every(
        "WWW-Authenticate",
        it -> it.status() == 401 ? FakeServer.with(it, "WWW-Authenticate", "ApiKey") : it);
    for (String value : List.of("0", "1", "120", "Thu, 26 Nov 2026 12:00:00 GMT")) {
      legal(
          "rate_limit_exceeded: Retry-After " + value,
          FakeServer.changed(
              "rate_limit_exceeded", it -> FakeServer.with(it, "Retry-After", value)));
    }
  }

  private void results() {
    result("content type with a parameter", it -> FakeServer.with(it, TYPE, "image/jpeg; q=1"));
    result("content type in capitals", it -> FakeServer.with(it, TYPE, "IMAGE/JPEG"));
    result("Content-Disposition", it -> FakeServer.with(it, "Content-Disposition", "attachment"));
    result("bytes after its end", it -> bytes(it, Arrays.copyOf(it.body(), it.body().length + 9)));
  }

  private void result(String name, UnaryOperator<Response> change) {
    legal("image: " + name, new FakeServer().image(change));
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
    String error = "{\"error\":\"" + "x".repeat(5000) + "\",\"error_code\":\"not_found\"}";
    legal(
        "not_found: a long text",
        FakeServer.changed("not_found", it -> FakeServer.withBody(it, error)));
  }

  private void every(String name, UnaryOperator<Response> change) {
    legal(name, FakeServer.drifted((request, usual) -> change.apply(usual)));
  }

  private static boolean json(Response response) {
    return response.mediaType().orElse("").equals("application/json");
  }
}
