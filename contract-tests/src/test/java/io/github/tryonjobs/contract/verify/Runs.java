package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.Pace.Sleeper;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.util.List;

/** Runs of the verifier against a fake server. */
final class Runs {

  static final Contract CONTRACT = Contract.load();

  /** Each example has a job with its name. */
  static final States ALL = example -> List.of(new Candidate(example.name(), example.name(), true));

  private static final PactJudge PACT = PactJudge.load();

  private Runs() {}

  static Verifier verifier(Server server, States states, Sleeper sleeper) {
    Pace pace = new Pace(0, () -> 0, sleeper);
    return new Verifier(
        CONTRACT, PACT, server, states, pace, FakeServer.KEY, () -> FakeServer.UNKNOWN);
  }

  /** Makes one check alone, and expects one result. */
  static Result only(String id, Verifier verifier) throws Exception {
    List<Result> results = verifier.run(check -> check.id().equals(id), told -> {});
    assertThat(results).hasSize(1);
    return results.get(0);
  }
}
