package io.github.tryonjobs.mock.control;

import jakarta.json.Json;

/**
 * What the mock answers when a request is wrong in a way that is the mock's business and not the
 * API's. Neither its status codes nor its header are the contract's, so that nobody takes it for an
 * answer of the API.
 *
 * @param status the status code
 * @param kind the value of the header that marks the answer
 * @param title what is wrong with requests of this kind
 * @param detail what is wrong with this one, and what would be right
 */
public record MockError(int status, String kind, String title, String detail) {

  /** The header that marks the answer. */
  public static final String HEADER = "X-Try-On-Mock-Error";

  /** The kind of what is not HTTP, or not in one way only. */
  public static final String MALFORMED = "malformed-request";

  /** The media type of the body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A job id, or the name of an image, is meant as a scenario but is not one. */
  public static MockError invalidScenario(String detail) {
    return new MockError(
        422,
        "invalid-scenario",
        "A scenario, in a job id or the name of an image, is wrong",
        detail);
  }

  /** A request is not HTTP as it should be. */
  public static MockError malformedRequest(String detail) {
    return new MockError(422, MALFORMED, "The request cannot be understood", detail);
  }

  /** A part of a request is too large. */
  public static MockError tooLarge(int status, String detail) {
    return new MockError(status, "too-large", "The request is too large", detail);
  }

  /** A request expects what nobody here does. */
  public static MockError unknownExpectation(String detail) {
    return new MockError(417, "unknown-expectation", "The request expects too much", detail);
  }

  /** A request did not come to its end in time. */
  public static MockError tooSlow(String detail) {
    return new MockError(408, "too-slow", "The request is too slow", detail);
  }

  /** A path is neither the contract's nor the control API's. */
  public static MockError unknownPath(String detail) {
    return new MockError(501, "unknown-path", "The contract has no such path", detail);
  }

  /** A path is known, but not with this method. */
  public static MockError wrongMethod(String detail) {
    return new MockError(405, "wrong-method", "The path has no such method", detail);
  }

  /** The {@code Host} is none that this server is reached by. */
  public static MockError wrongHost(String detail) {
    return new MockError(421, "wrong-host", "This server is not reached by that name", detail);
  }

  /** A control call that may not be made. */
  public static MockError forbidden(String detail) {
    return new MockError(423, "forbidden", "The control call is not allowed", detail);
  }

  /** A control call without JSON. */
  public static MockError notJson(String detail) {
    return new MockError(415, "not-json", "The control call must be JSON", detail);
  }

  /** A control call that makes no sense. */
  public static MockError invalidCall(String detail) {
    return new MockError(422, "invalid-call", "The control call is wrong", detail);
  }

  /** A control call for a job that does not exist. */
  public static MockError unknownJob(String detail) {
    return new MockError(422, "unknown-job", "There is no such job", detail);
  }

  /** The mock server itself is at fault. */
  public static MockError internal(String detail) {
    return new MockError(503, "internal-error", "The mock server has failed", detail);
  }

  /** Returns the problem as JSON. */
  public String body() {
    return Json.createObjectBuilder()
        .add("title", title)
        .add("status", status)
        .add("detail", detail)
        .build()
        .toString();
  }
}
