package io.github.tryonjobs.mock.benchmark;

import java.nio.charset.StandardCharsets;

/** The request that is sent, and the configuration of the peers that answers it. */
final class Stubs {

  static final String PATH = "/v1/try-on/job/completed";
  static final String BODY = "{\"job_id\":\"completed\",\"status\":\"completed\"}";

  private Stubs() {}

  /** Returns a request with one of the API keys, which are told apart by a number. */
  static byte[] request(int port, int key) {
    return """
        GET %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        X-API-KEY: sk_%d\r
        Accept: application/json\r
        \r
        """
        .formatted(PATH, port, key)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static String wireMock() {
    return """
        {"request": {"method": "GET", "url": "%s", "headers": {"X-API-KEY": {"matches": "sk.*"}}},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"},
                      "jsonBody": %s}}
        """
        .formatted(PATH, BODY);
  }

  static String mockServer() {
    return """
        [{"httpRequest": {"method": "GET", "path": "%s", "headers": {"X-API-KEY": ["sk.*"]}},
          "httpResponse": {"statusCode": 200, "headers": {"Content-Type": ["application/json"]},
                           "body": %s}}]
        """
        .formatted(PATH, BODY);
  }

  static byte[] body() {
    return BODY.getBytes(StandardCharsets.US_ASCII);
  }
}
