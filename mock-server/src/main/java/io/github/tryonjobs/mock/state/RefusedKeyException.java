package io.github.tryonjobs.mock.state;

/** What is asked or set for an API key can never matter: no request with it is accepted. */
public final class RefusedKeyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  RefusedKeyException() {
    super("the server does not accept this API key");
  }
}
