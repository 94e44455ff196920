package io.github.tryonjobs.mock.http;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;

/**
 * What the mock answers when a request is wrong in a way that is the mock's business and not the
 * API's. Neither its status codes nor its header are the contract's, so that nobody takes it for an
 * answer of the API.
 *
 * @param status the status code
 * @param kind the value of the header that marks the answer
 * @param title what is wrong with requests of this kind
 * @param detail what is wrong with this one
 */
record MockError(int status, String kind, String title, String detail) {

  /** The header that marks the answer. */
  static final String HEADER = "X-Try-On-Mock-Error";

  static final String MEDIA_TYPE = "application/problem+json";

  private static final int UNPROCESSABLE_CONTENT = 422;
  private static final int NOT_IMPLEMENTED = 501;

  static MockError invalidScenario(String detail) {
    return new MockError(
        UNPROCESSABLE_CONTENT,
        "invalid-scenario",
        "The job id is meant as a scenario but is not one",
        detail);
  }

  static MockError malformedRequest(String detail) {
    return new MockError(
        UNPROCESSABLE_CONTENT, "malformed-request", "The request cannot be understood", detail);
  }

  static MockError unknownPath(String detail) {
    return new MockError(NOT_IMPLEMENTED, "unknown-path", "The contract has no such path", detail);
  }

  String body() {
    return Json.createObjectBuilder()
        .add("title", title)
        .add("status", status)
        .add("detail", detail)
        .build()
        .toString();
  }

  Response toResponse() {
    return Response.status(status).type(MEDIA_TYPE).header(HEADER, kind).entity(body()).build();
  }
}
