package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.NamedExample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of jobs that the run starts itself, if it may: from the start to the result, and from
 * the start to the cancellation. A start whose outcome is unknown is not repeated.
 */
final class Life extends Checks {

  static final List<Check> ALL = List.of(Check.ENDS, Check.CANCELLED, Check.CANCELLED_AGAIN);

  private static final String HINT =
      "Starts cost credits. Allow them with --allow-start and --person-image and --garment-image,"
          + " or let a server's state be set with --control-url URL.";
  private static final String NO_CREDITS = "The account has not enough credits to start a job.";
  private static final Optional<String> CANCELLED_CODE = Optional.of("job_cancelled");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final NamedExample started;
  private final NamedExample noCredits;
  private @Nullable Response refused;
  private final Map<String, Job> byPurpose = new HashMap<>();
  private final Map<String, Response> cancellations = new HashMap<>();
  private final Map<NamedExample, List<Finding>> polled = new HashMap<>();
  private final Map<Check, Result> results = new HashMap<>();
  private final List<Finding> cancelledByAnybody = new ArrayList<>();

  /** A job that was started, as far as that went. */
  private record Job(List<Finding> findings, String id) {}

  Life(Checks shared) {
    super(shared);
    this.started = Verifier.first(contract.start(), 202);
    this.noCredits = Verifier.first(contract.start(), 403);
  }

  /** Returns a request that starts a job; empty if none may be started. */
  Optional<Request> start(NamedExample example) throws NoStateException, InterruptedException {
    boolean waits = example.status() == 200;
    return subject.states().jobs(example).stream()
        .findFirst()
        .map(image -> Request.of(example, image.id(), key))
        .or(
            () ->
                subject
                    .images()
                    .map(
                        it ->
                            Request.start(
                                contract.start(), key, Optional.of(it.body(waits)), waits)));
  }

  Result run(Check check) throws InterruptedException {
    Result known = results.get(check);
    if (known == null) {
      known = first(check);
      results.put(check, known);
    }
    return known;
  }

  private Result first(Check check) throws InterruptedException {
    try {
      return result(check);
    } catch (NoResponseException e) {
      return unanswered(check, e);
    } catch (NoStateException e) {
      return withoutState(check, e);
    }
  }

  private Result result(Check check)
      throws NoResponseException, NoStateException, InterruptedException {
    if (start(started).isEmpty()) {
      return Result.notProvable(check, HINT);
    }
    Job job = job(check.equals(Check.ENDS) ? "awaited" : "cancelled", check);
    if (job.id().isEmpty()) {
      String why =
          job.findings().isEmpty() ? NO_CREDITS : started.check() + ": " + job.findings().get(0);
      return Result.notProvable(check, "No job could be started. " + why);
    }
    if (byPurpose.values().stream().filter(it -> it.id().equals(job.id())).count() > 1) {
      String expected = "an id that no other start was answered with";
      String deviation = "the id of another start";
      Finding same = new Finding(Judge.RULE, "$.job_id", expected, job.id(), deviation);
      return Result.of(check, List.of(same));
    }
    if (check.equals(Check.ENDS)) {
      return ends(check, job.id());
    }
    Response response = cancel(check, job.id());
    if (response.status() / 100 != 2) {
      return Result.notProvable(check, "Not cancelled: that was answered with " + response);
    }
    return check.equals(Check.CANCELLED_AGAIN)
        ? Result.of(
            check,
            judges.judge(
                Verifier.first(contract.cancel(), 409), job.id(), sendCancel(check, job.id())))
        : cancelled(check, job.id());
  }

  /** Proves an example by a job that the run starts; empty if it may not, or that proves none. */
  Optional<Result> example(NamedExample example, Check check)
      throws NoResponseException, NoStateException, InterruptedException {
    if (subject.images().isEmpty()) {
      return Optional.empty();
    }
    if (example.equals(noCredits)) {
      return Optional.ofNullable(refused)
          .map(response -> Result.of(check, judges.judge(example, "", response)));
    }
    if (example.equals(started)) {
      List<Finding> findings = job("awaited", check).findings();
      return Optional.of(
          refused == null ? Result.of(check, findings) : Result.notProvable(check, NO_CREDITS));
    }
    if (example.operation().equals(contract.status())) {
      return polled(example, check);
    }
    if (example.operation().equals(contract.start()) && example.status() == 200) {
      Request request = start(example).orElseThrow();
      Response response = session.ask(check.id(), request, "");
      jobs.noteResult(response);
      return Optional.of(
          isRefused(response)
              ? Result.notProvable(check, NO_CREDITS)
              : Result.of(check, judges.judge(example, "", response)));
    }
    return example.operation().equals(contract.cancel())
        ? cancelled(example, check)
        : Optional.empty();
  }

  private Optional<Result> cancelled(NamedExample example, Check check)
      throws NoResponseException, NoStateException, InterruptedException {
    boolean hasEnded = example.status() == 409 && run(Check.ENDS).verdict() == Verdict.HELD;
    if (!hasEnded && example.status() != 200) {
      return Optional.empty();
    }
    Job job = job(hasEnded ? "awaited" : "cancelled", check);
    if (job.id().isEmpty()) {
      return Optional.empty();
    }
    Response response = cancel(check, job.id());
    boolean isTooLate =
        example.status() == 200
            && response.status() == 409
            && hasEndedByItself(session.job(check.id(), job.id(), key));
    return Optional.of(
        isTooLate
            ? Result.notProvable(check, "The job ended before it was cancelled.")
            : Result.of(check, judges.judge(example, job.id(), response)));
  }

  private static boolean hasEndedByItself(Response response) {
    String code = ResponseJudges.errorCode(response.jsonOrMissing()).asText("");
    return KnownJobs.hasEnded(response) && !CANCELLED_CODE.equals(Optional.of(code));
  }

  /** Proves what was seen while jobs were polled. */
  private Optional<Result> polled(NamedExample example, Check check) throws InterruptedException {
    if (example.jobStatus().isPresent()) {
      run(example.errorCode().equals(CANCELLED_CODE) ? Check.CANCELLED : Check.ENDS);
    }
    return Optional.ofNullable(polled.get(example)).map(findings -> Result.of(check, findings));
  }

  static Result unknown(Check check) {
    return Result.notProvable(check, HINT);
  }

  /** Returns the job for a purpose, which is started once, whatever comes of it. */
  private Job job(String purpose, Check check) throws NoStateException, InterruptedException {
    Job known = byPurpose.get(purpose);
    if (known == null) {
      known = started(check, start(started).orElseThrow());
      byPurpose.put(purpose, known);
    }
    return known;
  }

  /** Returns whether a start was refused for want of credits, which is not a drift. */
  private boolean isRefused(Response response) {
    if (KnownJobs.isLike(noCredits, response)) {
      refused = response;
    }
    return refused != null;
  }

  private Job started(Check check, Request request) throws InterruptedException {
    if (refused != null) {
      return new Job(List.of(), "");
    }
    try {
      Response response = session.ask(check.id(), request, "");
      if (isRefused(response)) {
        return new Job(List.of(), "");
      }
      List<Finding> findings = judges.judge(started, "", response);
      String id = response.jsonOrMissing().path("job_id").asText();
      return new Job(findings, response.status() / 100 == 2 ? id : "");
    } catch (NoResponseException e) {
      return new Job(List.of(Verifier.unanswered(e)), "");
    }
  }

  /** Cancels a job once; returns how that was answered. */
  private Response cancel(Check check, String id) throws NoResponseException, InterruptedException {
    Response known = cancellations.get(id);
    if (known == null) {
      Request keyless = Request.job(contract.cancel(), id, Optional.empty());
      Response response = session.ask(check.id(), keyless, id);
      if (response.status() / 100 == 2) {
        String where = "a job that this run has started, cancelled without an API key";
        cancelledByAnybody.add(Finding.instead(Judge.SECURITY, where, "401", response));
      }
      known = sendCancel(check, id);
      cancellations.put(id, known);
    }
    return known;
  }

  private Response sendCancel(Check check, String id)
      throws NoResponseException, InterruptedException {
    return session.ask(check.id(), Request.job(contract.cancel(), id, key), id);
  }

  /** Returns how jobs that the run has started were cancelled without a key. */
  List<Finding> cancelledByAnybody() {
    return cancelledByAnybody;
  }

  private Result ends(Check check, String id) throws NoResponseException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    Optional<Response> last = poll(check, id, findings);
    last.ifPresent(response -> jobs.noteStarted(id, response));
    return Result.of(check, findings);
  }

  private Result cancelled(Check check, String id)
      throws NoResponseException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    Optional<Response> last = poll(check, id, findings);
    NamedExample example =
        contract.status().examples().stream()
            .filter(it -> it.errorCode().equals(CANCELLED_CODE))
            .findFirst()
            .orElseThrow();
    last.ifPresent(response -> findings.addAll(judges.judge(example, id, response)));
    return Result.of(check, findings.stream().distinct().toList());
  }

  /** Asks for a job until it ends; each response must be a documented one. */
  private Optional<Response> poll(Check check, String id, List<Finding> findings)
      throws NoResponseException, InterruptedException {
    Duration waited = Duration.ZERO;
    Duration pause = FIRST_PAUSE;
    while (waited.compareTo(subject.jobTimeout()) < 0) {
      Response response = session.job(check.id(), id, key);
      findings.addAll(documented(id, response));
      if (!findings.isEmpty() || KnownJobs.hasEnded(response)) {
        return Optional.of(response);
      }
      subject.pace().pause(pause);
      waited = waited.plus(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
    String limit = subject.jobTimeout().toSeconds() + " s";
    String got = "a job that has not ended after " + limit;
    findings.add(new Finding(Judge.RULE, "job", "a job that ends", got, "does not end"));
    return Optional.empty();
  }

  private List<Finding> documented(String id, Response response) {
    Optional<NamedExample> example =
        contract.status().examples(200).stream()
            .filter(it -> KnownJobs.isLike(it, response))
            .findFirst();
    List<Finding> findings =
        judges.judge(example.orElse(Verifier.first(contract.status(), 200)), id, response);
    example.ifPresent(it -> polled.put(it, findings));
    return findings;
  }
}
