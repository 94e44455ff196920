package io.github.tryonjobs.contract.verify;

import static io.github.tryonjobs.contract.verify.Session.TOO_MANY;

import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for the documented responses, each with what is known to be answered so. */
final class ExampleChecks extends Checks {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Life life;

  ExampleChecks(Checks shared, Life life) {
    super(shared);
    this.life = life;
  }

  Result run(NamedExample example, Check check) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try {
      if (example.status() == NOT_FOUND) {
        // Also where a job is given: what was set up may be found to be missing, and all else not.
        String id = subject.unknownIds().get();
        findings.addAll(judges.judge(example, id, response(example, check, id)));
      }
      Optional<String> target = target(example);
      if (target.isPresent()) {
        Response response = response(example, check, target.get());
        jobs.noteResult(response);
        findings.addAll(judges.judge(example, target.get(), response));
        findings.addAll(ofThemselves(example));
        return Result.of(check, findings);
      }
      return switch (example.status()) {
        case NOT_FOUND -> Result.of(check, findings);
        case TOO_MANY -> tooMany(example, check);
        default -> otherwise(example, check);
      };
    } catch (NoResponseException e) {
      findings.add(Verifier.unanswered(e));
      return Result.of(check, findings);
    } catch (NoStateException e) {
      return findings.isEmpty() ? withoutState(check, e) : Result.of(check, findings);
    }
  }

  private Response response(NamedExample example, Check check, String target)
      throws NoResponseException, InterruptedException {
    if (isStatus(example) && example.status() != TOO_MANY) {
      return jobs.response(check.id(), target);
    }
    Request request = Request.of(example, target, key);
    return example.status() == TOO_MANY
        ? session.once(check.id(), request)
        : session.ask(check.id(), request, target);
  }

  private boolean isStatus(NamedExample example) {
    return example.operation().equals(contract.status());
  }

  /** Returns what is answered as the example; what has ended already cannot be cancelled. */
  private Optional<String> target(NamedExample example)
      throws NoResponseException, NoStateException, InterruptedException {
    Optional<String> target = jobs.find(example).map(Candidate::id);
    return target.isEmpty() && example.status() == CONFLICT
        ? jobs.ended().values().stream().findFirst()
        : target;
  }

  private Result otherwise(NamedExample example, Check check)
      throws NoResponseException, NoStateException, InterruptedException {
    Optional<Result> lived = life.example(example, check);
    if (lived.isPresent()) {
      return lived.get();
    }
    if (isStatus(example)) {
      return Result.notProvable(
          check,
          "No job is known that is answered so. Give one with --job "
              + example.outcome()
              + "=ID, or let a server's state be set with --control-url URL.");
    }
    Optional<Request> refused =
        example.status() == 400
            ? Optional.ofNullable(StartChecks.refused(contract.start(), key).get(example.name()))
            : Optional.empty();
    if (refused.isPresent()) {
      Response response = session.ask(check.id(), refused.get(), "");
      return KnownJobs.isLike(example, response)
          ? Result.of(check, judges.judge(example, "", response))
          : Result.notProvable(check, "Such an input was answered with " + response + ".");
    }
    boolean isOfJobs = List.of(200, 202, CONFLICT).contains(example.status());
    return isOfJobs
        ? Life.unknown(check)
        : Result.notProvable(
            check,
            "Nothing is known that is answered so. Let a server's state be set with"
                + " --control-url URL.");
  }

  /** Judges the 429s that came by themselves, and provokes one if that is allowed. */
  private Result tooMany(NamedExample example, Check check)
      throws NoResponseException, InterruptedException {
    Operation operation = example.operation();
    if (session.tooMany(operation).isEmpty() && subject.provoked() > 0) {
      String id = subject.unknownIds().get();
      Request request =
          operation.takesJob()
              ? Request.job(operation, id, key)
              : StartChecks.incomplete(operation, key);
      session.provoke(check.id(), request, id, subject.provoked());
    }
    if (session.tooMany(operation).isEmpty()) {
      return Result.notProvable(
          check,
          subject.provoked() > 0
              ? subject.provoked() + " requests at once were not too many. Allow more of them."
              : "No 429 came by itself. Allow NUMBER requests at once to provoke one, with"
                  + " --provoke-rate-limit NUMBER.");
    }
    return Result.of(check, ofThemselves(example));
  }

  /** Returns what is wrong with the 429s that came where another response was wanted. */
  private List<Finding> ofThemselves(NamedExample example) {
    return example.status() != TOO_MANY
        ? List.of()
        : session.tooMany(example.operation()).stream()
            .flatMap(it -> judges.judge(example, it.id(), it.response()).stream())
            .toList();
  }
}
