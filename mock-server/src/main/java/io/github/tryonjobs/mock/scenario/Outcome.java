package io.github.tryonjobs.mock.scenario;

import org.jspecify.annotations.Nullable;

/** What a poll is answered with. */
public sealed interface Outcome {

  /** Returns the text that stands for this outcome in a scenario. */
  String text();

  /** Returns the outcome that is a documented answer as it stands. */
  static Outcome of(String answer) {
    return new Documented(answer, null);
  }

  /**
   * An answer that the contract documents.
   *
   * @param answer its name, such as {@code pending}, {@code failed:job_expired}, {@code
   *     400:malformed_image} or {@code 404}
   * @param retryAfterSeconds what the answer's {@code Retry-After} says, in seconds; null for what
   *     the contract shows, if it shows any
   */
  record Documented(String answer, @Nullable Integer retryAfterSeconds) implements Outcome {
    @Override
    public String text() {
      return retryAfterSeconds == null ? answer : answer + ":" + retryAfterSeconds;
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

  /** No answer that the contract knows. */
  record Broken(Fault fault) implements Outcome {
    @Override
    public String text() {
      return fault.word();
    }
  }
}
