package io.github.tryonjobs.mock.job;

import org.jspecify.annotations.Nullable;

/**
 * What a poll is answered with.
 *
 * @param answer the name of a documented answer, such as {@code pending}, {@code
 *     failed:job_expired}, {@code 400:malformed_image} or {@code 404}
 * @param retryAfterSeconds what the answer's {@code Retry-After} says, in seconds; null for what
 *     the contract shows, if it shows any
 */
public record Outcome(String answer, @Nullable Integer retryAfterSeconds) {

  /** Returns the outcome that is a documented answer as it stands. */
  public static Outcome of(String answer) {
    return new Outcome(answer, null);
  }
}
