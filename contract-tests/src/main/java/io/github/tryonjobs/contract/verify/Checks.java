package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import java.util.List;
import java.util.Optional;

/** What the checks of one run share. */
class Checks {

  final Contract contract;
  final ResponseJudges judges;
  final Session session;
  final Subject subject;
  final KnownJobs jobs;
  final Optional<String> key;

  Checks(
      Contract contract, ResponseJudges judges, Session session, Subject subject, KnownJobs jobs) {
    this.contract = contract;
    this.judges = judges;
    this.session = session;
    this.subject = subject;
    this.jobs = jobs;
    this.key = Optional.of(subject.apiKey());
  }

  Checks(Checks shared) {
    this(shared.contract, shared.judges, shared.session, shared.subject, shared.jobs);
  }

  /** Returns whether a response is one that the contract documents for its status code. */
  final boolean isDocumented(Operation operation, String id, Response response) {
    return operation.examples(response.status()).stream()
        .anyMatch(example -> judges.judge(example, id, response).isEmpty());
  }

  /** Returns what was seen where nothing is broken and nobody says what is right. */
  static Result seen(Check check, List<Finding> findings, List<String> seen) {
    return findings.isEmpty()
        ? Result.observed(check, String.join("; ", seen) + ".")
        : Result.of(check, findings);
  }

  static Result withoutState(Check check, NoStateException e) {
    return Result.notProvable(check, "The server's state cannot be set: " + e.getMessage());
  }

  static Result unanswered(Check check, NoResponseException e) {
    return Result.of(check, List.of(Verifier.unanswered(e)));
  }
}
