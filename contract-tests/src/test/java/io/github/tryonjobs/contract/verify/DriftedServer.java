package io.github.tryonjobs.contract.verify;

/**
 * A server that differs from the contract, and what is to be said of it.
 *
 * @param check the check that is broken; {@code -} if the server differs and is right all the same
 */
record DriftedServer(String check, String what, FakeServer server) {

  boolean isLegal() {
    return check.equals("-");
  }

  @Override
  public String toString() {
    return check + ": " + what;
  }
}
