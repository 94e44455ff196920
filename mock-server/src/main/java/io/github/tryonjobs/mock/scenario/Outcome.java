package io.github.tryonjobs.mock.scenario;

import org.jspecify.annotations.Nullable;

/** What a step of a scenario stands for. */
public sealed interface Outcome {

  /** Returns the text that stands for this outcome in a scenario. */
  String text();

  /** Returns the documented outcome of a name, as the contract shows it. */
  static Outcome of(String name) {
    return new Documented(name, null);
  }

  /**
   * A response that the contract documents.
   *
   * @param name its name, such as {@code pending}, {@code failed:job_expired}, {@code
   *     400:malformed_image} or {@code 404}
   * @param retryAfterSeconds what {@code Retry-After} says, in seconds; null for what the contract
   *     shows, if it shows any
   */
  record Documented(String name, @Nullable Integer retryAfterSeconds) implements Outcome {
    @Override
    public String text() {
      return retryAfterSeconds == null ? name : name + ":" + retryAfterSeconds;
    }
  }

  /**
   * A response that the contract does not document.
   *
   * @param detail what the kind leaves open, such as a status code; empty if nothing
   */
  record Foreign(Undocumented kind, String detail) implements Outcome {
    @Override
    public String text() {
      return detail.isEmpty() ? kind.word() : kind.word() + ":" + detail;
    }
  }

  /** A response that breaks on the wire, or none. */
  record Broken(Fault fault) implements Outcome {
    @Override
    public String text() {
      return fault.word();
    }
  }
}
