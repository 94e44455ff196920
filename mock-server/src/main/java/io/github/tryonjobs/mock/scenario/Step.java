package io.github.tryonjobs.mock.scenario;

import java.time.Duration;

/** One step of a plan: what is answered, and until when. */
public sealed interface Step {

  Outcome outcome();

  String text();

  /** A step that answers a number of polls, at least one. */
  record Polls(Outcome outcome, int polls) implements Step {
    @Override
    public String text() {
      return polls == 1 ? outcome.text() : outcome.text() + "*" + polls;
    }
  }

  /** A step that answers for some time, counted from its first poll. */
  record Lasting(Outcome outcome, Duration duration) implements Step {
    @Override
    public String text() {
      return outcome.text() + "@" + DurationText.of(duration);
    }
  }
}
