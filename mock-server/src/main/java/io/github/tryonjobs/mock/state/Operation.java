package io.github.tryonjobs.mock.state;

/** The operations of the contract. */
public enum Operation {
  START("startTryOn"),
  STATUS("getTryOnJob"),
  CANCEL("cancelTryOnJob");

  private final String id;

  Operation(String id) {
    this.id = id;
  }

  /** Returns its {@code operationId} in the contract. */
  public String id() {
    return id;
  }
}
