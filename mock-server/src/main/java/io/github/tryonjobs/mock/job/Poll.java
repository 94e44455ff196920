package io.github.tryonjobs.mock.job;

/**
 * What one poll of a job came upon.
 *
 * @param step the step that the job is in
 * @param number which poll of the job it was, from 1; for a look ahead, which the next one will be
 */
public record Poll(Step step, long number) {

  /** Returns what it is answered with. */
  public Outcome outcome() {
    return step.outcome();
  }
}
