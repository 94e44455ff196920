package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.generated.control.model.PactStateAction;
import io.github.tryonjobs.mock.generated.control.model.PactStateChange;
import io.github.tryonjobs.mock.generated.control.model.PactStateValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings about the provider states of the pact: each is a job that needs no set-up. */
final class PactStates {

  private static final String STATE = "a job that answers as an example of the contract does";

  /** So that the id is none that the pact has, and a verifier that does not use it is noticed. */
  private static final String LABEL = "~pact";

  private static final PactStateValues NOTHING = new PactStateValues(null);

  private final Map<String, String> outcomesByExample;

  PactStates(Map<String, String> outcomesByExample) {
    this.outcomesByExample = outcomesByExample;
  }

  /**
   * Returns what the caller must know of the state.
   *
   * @throws IllegalArgumentException if there is no such state, example or action
   */
  PactStateValues change(PactStateChange change) {
    PactStateAction action =
        change.action() == null ? PactStateAction.Known.SETUP : change.action();
    if (!(action instanceof PactStateAction.Known known)) {
      throw new IllegalArgumentException(
          "action: \"" + action.value() + "\" is unknown; expected setup or teardown");
    }
    if (change.state().isEmpty()) {
      return NOTHING;
    }
    String jobId = jobId(change);
    return switch (known) {
      case SETUP -> new PactStateValues(jobId);
      case TEARDOWN -> NOTHING;
    };
  }

  private String jobId(PactStateChange change) {
    if (!change.state().equals(STATE)) {
      throw new IllegalArgumentException(
          "state: \"" + change.state() + "\" is unknown; expected \"" + STATE + "\"");
    }
    @Nullable String example = change.params() == null ? null : change.params().example();
    @Nullable String outcome = outcomesByExample.get(example);
    if (outcome == null) {
      throw new IllegalArgumentException(
          "params.example: "
              + (example == null ? "it is missing" : "\"" + example + "\" is unknown")
              + "; expected "
              + String.join(", ", outcomesByExample.keySet()));
    }
    return outcome + LABEL;
  }
}
