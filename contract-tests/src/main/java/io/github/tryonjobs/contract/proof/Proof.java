package io.github.tryonjobs.contract.proof;

import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From where each behaviour is known. Immutable.
 *
 * @param behaviours one for each check of the verifier, in their order
 * @param rules further behaviours, which have no check of their own
 */
public record Proof(List<Behaviour> behaviours, List<Rule> rules) {

  /** Copies the lists. */
  public Proof {
    behaviours = List.copyOf(behaviours);
    rules = List.copyOf(rules);
  }

  /**
   * A behaviour that a check is for.
   *
   * @param id the id of the check
   * @param date the day when it was last seen live; empty if it never was
   * @param note what else there is to say; empty if nothing is
   */
  public record Behaviour(String id, Basis basis, Optional<LocalDate> date, String note) {

    /** Makes sure that what was seen has a date, and nothing else has. */
    public Behaviour {
      if ((basis == Basis.LIVE) != date.isPresent()) {
        throw new IllegalArgumentException("a date stands with the basis live, and only there");
      }
    }

    private Behaviour seen(LocalDate day) {
      return new Behaviour(id, Basis.LIVE, Optional.of(day), note);
    }
  }

  /**
   * A behaviour that has no check of its own, so that no run dates it.
   *
   * @param rule the behaviour, in words
   * @param note what else there is to say; empty if nothing is
   */
  public record Rule(String rule, Basis basis, String note) {

    /** Makes sure that it is not said to be seen. */
    public Rule {
      if (basis == Basis.LIVE) {
        throw new IllegalArgumentException("a rule is documented or assumed, as no run dates it");
      }
    }
  }

  /** Returns what is wrong if there is not one behaviour for each check, in their order. */
  public Optional<String> objection(List<Check> checks) {
    for (int at = 0; at < Math.max(checks.size(), behaviours.size()); at++) {
      String wanted = at < checks.size() ? checks.get(at).id() : "nothing";
      String id = at < behaviours.size() ? behaviours.get(at).id() : "nothing";
      if (!id.equals(wanted)) {
        return Optional.of("behaviours[" + at + "]: expected " + wanted + ", found " + id);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the same with the day at each behaviour that held in a run. What was broken, or could
   * not be seen, stays as it is.
   */
  public Proof refreshed(List<Result> results, LocalDate day) {
    Set<String> held =
        results.stream()
            .filter(result -> result.verdict() == Verdict.HELD)
            .map(result -> result.check().id())
            .collect(Collectors.toSet());
    return new Proof(
        behaviours.stream()
            .map(behaviour -> held.contains(behaviour.id()) ? behaviour.seen(day) : behaviour)
            .toList(),
        rules);
  }
}
