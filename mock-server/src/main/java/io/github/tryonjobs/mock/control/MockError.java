package io.github.tryonjobs.mock.control;

/**
 * What the mock answers when a request is its own business and not the API's. Neither its status
 * codes nor its header are the contract's, so that nobody takes it for a response of the API.
 */
public final class MockError extends RuntimeException {

  public static final String HEADER = "X-Try-On-Mock-Error";

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final long serialVersionUID = 1L;

  public enum Kind {
    /** A job id, or the name of an image, is meant as a scenario but is not one. */
    INVALID_SCENARIO(
        422, "invalid-scenario", "A scenario, in a job id or the name of an image, is wrong"),
    /** A request is not HTTP, or not in one way only. */
    MALFORMED(422, "malformed-request", "The request cannot be understood"),
    BODY_TOO_LARGE(413, "too-large", "The request is too large"),
    TARGET_TOO_LARGE(414, "too-large", "The request is too large"),
    HEAD_TOO_LARGE(431, "too-large", "The request is too large"),
    UNKNOWN_EXPECTATION(417, "unknown-expectation", "The request expects too much"),
    TOO_SLOW(408, "too-slow", "The request is too slow"),
    /** A path is neither the contract's nor the control API's. */
    UNKNOWN_PATH(501, "unknown-path", "The contract has no such path"),
    WRONG_METHOD(405, "wrong-method", "The path has no such method"),
    WRONG_HOST(421, "wrong-host", "This server is not reached by that name"),
    FORBIDDEN(423, "forbidden", "The control call is not allowed"),
    NOT_JSON(415, "not-json", "The control call must be JSON"),
    INVALID_CALL(422, "invalid-call", "The control call is wrong"),
    UNKNOWN_JOB(422, "unknown-job", "There is no such job"),
    INTERNAL(503, "internal-error", "The mock server has failed");

    private final int status;
    private final String header;
    private final String title;

    Kind(int status, String header, String title) {
      this.status = status;
      this.header = header;
      this.title = title;
    }

    public MockError of(String detail) {
      return new MockError(this, detail);
    }
  }

  private final Kind kind;
  private final String detail;

  private MockError(Kind kind, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
    this.detail = detail;
  }

  public int status() {
    return kind.status;
  }

  public Kind kind() {
    return kind;
  }

  public String header() {
    return kind.header;
  }

  public String title() {
    return kind.title;
  }

  public String detail() {
    return detail;
  }
}
