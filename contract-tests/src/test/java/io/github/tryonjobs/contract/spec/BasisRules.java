package io.github.tryonjobs.contract.spec;

import io.github.tryonjobs.contract.Basis;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Verifier;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** The contract says of each behaviour how it is known. */
final class BasisRules {

  private static final List<String> KINDS = List.of("live", "documented", "seen", "assumed");

  private BasisRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("how a behaviour is known is one of four ways", BasisRules::kinds),
        new Rule("what was seen live has a date, and nothing else has", BasisRules::dates),
        new Rule("every rule says something", BasisRules::sentences),
        new Rule("every check of what the contract says has a basis", BasisRules::checks));
  }

  private static void kinds(Contract contract, Problems problems) {
    for (Basis basis : Basis.all(contract)) {
      if (!KINDS.contains(basis.basis())) {
        problems.add(
            basis.target() + ": expected one of " + KINDS + ", but it is " + basis.basis());
      }
    }
  }

  private static void dates(Contract contract, Problems problems) {
    for (Basis basis : Basis.all(contract)) {
      boolean isLive = basis.basis().equals("live");
      if (isLive != basis.date().isPresent() || !basis.date().map(BasisRules::isDay).orElse(true)) {
        problems.add(basis.target() + ": expected a day with live only: " + basis.date());
      }
    }
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void sentences(Contract contract, Problems problems) {
    for (Basis basis : Basis.all(contract)) {
      if (basis.rule().isBlank()) {
        problems.add(basis.target() + ": no rule");
      }
    }
  }

  private static void checks(Contract contract, Problems problems) {
    List<String> named =
        Basis.all(contract).stream().flatMap(basis -> basis.checks().stream()).toList();
    List<String> checks = Verifier.checks(contract).stream().map(Check::id).toList();
    named.stream()
        .filter(id -> !checks.contains(id))
        .forEach(id -> problems.add("there is no check " + id));
    checks.stream()
        .filter(id -> !id.startsWith("request/") && !id.equals(Check.KEY_ACCEPTED.id()))
        .filter(id -> !named.contains(id))
        .forEach(id -> problems.add("neither x-basis nor x-rules names the check " + id));
  }
}
