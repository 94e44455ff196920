package io.github.tryonjobs.client.internal.call;

import java.io.IOException;

/** A proxy did not let a request through. */
public final class ProxyRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  public ProxyRefusedException(int status, String reason) {
    super("the proxy refused the request: " + status + " " + reason);
    this.status = status;
  }

  int status() {
    return status;
  }
}
