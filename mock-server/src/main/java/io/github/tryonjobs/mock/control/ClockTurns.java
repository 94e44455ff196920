package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.generated.control.model.ClockTurn;
import io.github.tryonjobs.mock.scenario.DurationText;
import io.github.tryonjobs.mock.state.MockClock;
import java.time.Duration;

/** Turns a clock as a call says. */
final class ClockTurns {

  private ClockTurns() {}

  /**
   * Sets, advances, and freezes or resumes, in this order. Nothing is done if a part is wrong.
   *
   * @throws IllegalArgumentException if nothing is asked for, or something that a clock cannot do
   */
  static void apply(ClockTurn turn, MockClock clock) {
    if (turn.now() == null && turn.advance() == null && turn.frozen() == null) {
      throw new IllegalArgumentException("expected at least one of now, advance and frozen");
    }
    Duration amount = turn.advance() == null ? Duration.ZERO : DurationText.parse(turn.advance());
    if (turn.now() != null) {
      clock.freezeAt(turn.now());
    }
    clock.advance(amount);
    if (turn.frozen() != null && turn.frozen()) {
      clock.freeze();
    } else if (turn.frozen() != null) {
      clock.resume();
    }
  }
}
