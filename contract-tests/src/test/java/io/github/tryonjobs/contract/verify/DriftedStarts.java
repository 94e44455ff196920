package io.github.tryonjobs.contract.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Servers that start and cancel jobs otherwise than they should, picked by hand. */
final class DriftedStarts extends DriftedServer.Table {

  private static final String START = "start/202/started";
  private static final String CANCEL = "cancel/200/cancelled";

  private DriftedStarts() {}

  static List<DriftedServer> all() {
    DriftedStarts servers = new DriftedStarts();
    servers.bodies();
    servers.redirects();
    servers.echoes();
    return servers.cases;
  }

  private void bodies() {
    add(START, "a number as the id", it -> FakeServer.json(202, "{\"job_id\":7}"));
    for (String id : List.of(" ", "\\u2003", "")) {
      add(START, "the id \"" + id + "\"", it -> id(id));
    }
    for (String id : List.of(".", "..")) {
      drift(
          "life/ends",
          "the id \"" + id + "\"",
          (request, usual) -> isOf(START, request, usual) ? id(id) : usual);
    }
    add(START, "the status, too", it -> withField(it, "\"status\":\"pending\""));
    add(START, "a place instead of a body", it -> moved(202));
    add(CANCEL, "a job", it -> FakeServer.json(200, "{\"job_id\":\"7\",\"status\":\"failed\"}"));
    add(
        "cancel/409/job_finished",
        "an error in an error",
        it ->
            FakeServer.json(
                409, "{\"error\":{\"message\":\"m\",\"error_code\":\"job_finished\"}}"));
  }

  private void redirects() {
    for (int status : List.of(301, 303, 307, 308)) {
      add(START, "a redirect " + status, it -> moved(status));
      add(CANCEL, "a redirect " + status, it -> moved(status));
    }
  }

  private void echoes() {
    for (String check :
        List.of(
            START,
            "start/400/missing_parameter",
            "start/401/invalid_auth_token",
            CANCEL,
            "cancel/401/invalid_auth_token",
            "cancel/404/not_found",
            "cancel/409/job_finished")) {
      drift(
          KEY_ECHO,
          "echo of the key: in a header of " + check,
          (request, usual) ->
              isOf(check, request, usual) ? FakeServer.with(usual, "X-Key", key(request)) : usual);
    }
    drift(
        KEY_ECHO,
        "echo of the key: as the id of a job",
        (request, usual) -> isOf(START, request, usual) ? id(key(request)) : usual);
    image(
        "with the key in it",
        it -> bytes(it, (it.text() + FakeServer.KEY).getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static boolean isOf(String check, Request request, Response response) {
    return check.startsWith(request.operation().name() + "/" + response.status() + "/")
        && request.method().equals("POST");
  }

  private static Response id(String id) {
    return FakeServer.json(202, "{\"job_id\":\"" + id + "\"}");
  }

  private static String key(Request request) {
    return request.header("X-API-KEY").orElse("none");
  }

  private static Response withField(Response response, String field) {
    return FakeServer.withBody(response, response.text().replace("}", "," + field + "}"));
  }

  private static Response moved(int status) {
    return FakeServer.with(FakeServer.empty(status), "Location", "http://127.0.0.1:9/job");
  }
}
