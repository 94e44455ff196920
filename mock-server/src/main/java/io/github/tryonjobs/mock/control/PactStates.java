package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.generated.control.model.PactStateAction;
import io.github.tryonjobs.mock.generated.control.model.PactStateChange;
import io.github.tryonjobs.mock.generated.control.model.PactStateParameters;
import io.github.tryonjobs.mock.generated.control.model.PactStateValues;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.state.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings about the provider states of the pact: each is a job or an image that needs no set-up. */
final class PactStates {

  private static final String STATE = "a job that answers as an example of the contract does";

  /** So that the id is none that the pact has, and a verifier that does not use it is noticed. */
  private static final String LABEL = "~pact";

  private static final String IMAGES = "https://images.example.com/";

  private static final PactStateValues NOTHING = new PactStateValues(null, null);

  private final AtomicLong cancels = new AtomicLong();

  /** Returns what the caller must know of the state; throws {@link IllegalArgumentException}. */
  PactStateValues change(PactStateChange change, Languages languages) {
    PactStateAction action =
        change.action() == null ? PactStateAction.Known.SETUP : change.action();
    if (!(action instanceof PactStateAction.Known known)) {
      throw new IllegalArgumentException(
          "action: \"" + action.value() + "\" is unknown; expected setup or teardown");
    }
    if (change.state().isEmpty()) {
      return NOTHING;
    }
    PactStateValues values = values(change, languages);
    return switch (known) {
      case SETUP -> values;
      case TEARDOWN -> NOTHING;
    };
  }

  private PactStateValues values(PactStateChange change, Languages languages) {
    if (!change.state().equals(STATE)) {
      throw new IllegalArgumentException(
          "state: \"" + change.state() + "\" is unknown; expected \"" + STATE + "\"");
    }
    Optional<PactStateParameters> params = Optional.ofNullable(change.params());
    Operation operation =
        params
            .map(PactStateParameters::operation)
            .map(PactStates::operation)
            .orElse(Operation.STATUS);
    Map<String, String> scenarios = languages.ofExamples(operation.id());
    @Nullable String example = params.map(PactStateParameters::example).orElse(null);
    @Nullable String scenario = scenarios.get(example);
    if (scenario == null) {
      throw new IllegalArgumentException(
          "params.example: "
              + (example == null ? "it is missing" : "\"" + example + "\" is unknown")
              + "; expected "
              + String.join(", ", scenarios.keySet()));
    }
    return operation == Operation.START
        ? new PactStateValues(null, IMAGES + scenario + LABEL + ".jpg")
        : new PactStateValues(scenario + LABEL + fresh(operation), null);
  }

  /** A job is cancelled for good, so that each that is to be cancelled is one of its own. */
  private String fresh(Operation operation) {
    return operation == Operation.CANCEL ? "-" + cancels.incrementAndGet() : "";
  }

  private static Operation operation(String id) {
    return Stream.of(Operation.values())
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "params.operation: \""
                        + id
                        + "\" is unknown; expected "
                        + Stream.of(Operation.values())
                            .map(Operation::id)
                            .collect(Collectors.joining(", "))));
  }
}
