package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the checks of one run share. */
class Checks {

  static final String JOBS_HINT =
      "Give a job that exists with --job completed=ID, or let a server's state be set with"
          + " --control-url URL.";

  private static final int MOST_SILENT = 2;

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

  /**
   * Sends requests of one kind, by what is unusual in them. After two without a response in time
   * the others are not sent, as each of them might take as long.
   *
   * @param judge returns what is wrong with the response to a request
   */
  final Result tried(
      Check check,
      String id,
      Map<String, Request> requests,
      BiFunction<String, Response, List<Finding>> judge)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    int silent = 0;
    Iterator<Map.Entry<String, Request>> left = requests.entrySet().iterator();
    while (silent < MOST_SILENT && left.hasNext()) {
      Map.Entry<String, Request> request = left.next();
      String what = request.getKey();
      try {
        Response response = session.ask(check.id(), request.getValue(), id);
        seen.add(what + ": " + response.status());
        findings.addAll(judge.apply(what, response));
      } catch (NoResponseException e) {
        seen.add(what + ": " + e.getMessage());
        silent += e.reach() == Reach.REACHED ? 0 : 1;
      }
    }
    boolean isSeen = !left.hasNext() && silent < seen.size();
    if (isSeen || !findings.isEmpty()) {
      return seen(check, findings, seen);
    }
    left.forEachRemaining(it -> seen.add(it.getKey() + ": not asked after that"));
    return Result.notProvable(check, String.join("; ", seen) + ".");
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
