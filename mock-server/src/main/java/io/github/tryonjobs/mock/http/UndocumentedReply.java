package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.contract.OwnJson.JSON;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Map;

/**
 * Makes a response that the contract does not document from one that it does. A header says so, by
 * which nobody takes it for a documented one.
 */
final class UndocumentedReply {

  private static final String HEADER = "X-Try-On-Mock-Undocumented";

  private UndocumentedReply() {}

  static Reply of(Outcome.Foreign outcome, Reply documented, String server) {
    Reply reply =
        switch (outcome.kind()) {
          case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT ->
              page(Integer.parseInt(outcome.kind().word()));
          case STATUS -> Reply.of(Integer.parseInt(outcome.detail()), Map.of(), "");
          case REDIRECT -> Reply.of(302, Map.of("Location", server + "/sign-in"), "");
          case UNKNOWN_STATUS -> changed(documented, "status", "\"archived\"");
          case UNKNOWN_ERROR ->
              changed(documented, "error", "{\"error_code\":\"unheard_of\",\"message\":\"?\"}");
          case EXTRA_FIELD -> changed(documented, "progress", "0.5");
          case WRONG_TYPE -> changed(documented, "status", "[\"completed\"]");
          case OTHER_JOB -> changed(documented, "job_id", "\"another-job\"");
          case RESULT -> documented;
        };
    return reply.withHeaders(Map.of(HEADER, outcome.text()));
  }

  /** Returns what a gateway says of a service that it does not reach. */
  private static Reply page(int status) {
    String html =
        """
        <html>
        <head><title>TITLE</title></head>
        <body><center><h1>TITLE</h1></center><hr><center>gateway</center></body>
        </html>
        """
            .replace("TITLE", HttpResponseStatus.valueOf(status).toString());
    return Reply.of(status, Map.of("Content-Type", "text/html"), html);
  }

  private static Reply changed(Reply documented, String property, String json) {
    try (JsonReader body = JSON.createReader(new ByteArrayInputStream(documented.body()));
        JsonReader value = JSON.createReader(new StringReader(json))) {
      JsonObject changed =
          JSON.createObjectBuilder(body.readObject()).add(property, value.readValue()).build();
      return Reply.of(documented.status(), documented.headers(), changed.toString());
    }
  }
}
