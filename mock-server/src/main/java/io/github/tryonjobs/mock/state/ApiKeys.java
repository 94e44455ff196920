package io.github.tryonjobs.mock.state;

import java.util.Set;

/** Which API keys are accepted. Immutable. */
public final class ApiKeys {

  private static final String PREFIX = "sk";

  private final Set<String> accepted;

  /**
   * Creates a rule.
   *
   * @param accepted the accepted keys; if empty, every key that begins with {@code sk}
   */
  public ApiKeys(Set<String> accepted) {
    this.accepted = Set.copyOf(accepted);
  }

  boolean accept(String key) {
    return accepted.isEmpty() ? key.startsWith(PREFIX) : accepted.contains(key);
  }

  /** Leaves out the keys. */
  @Override
  public String toString() {
    return accepted.isEmpty()
        ? "ApiKeys[any that begins with " + PREFIX + "]"
        : "ApiKeys[" + accepted.size() + "]";
  }
}
