package io.github.tryonjobs.mock.control;

/** A request is answered with a {@link MockError}. */
public final class MockErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient MockError error;

  /** Creates one. */
  public MockErrorException(MockError error) {
    super(error.detail());
    this.error = error;
  }

  /** Returns the answer. */
  public MockError error() {
    return error;
  }
}
