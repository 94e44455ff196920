package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes the checks of one run. Not safe for use by several threads. */
public final class Verifier {

  private static final int TOO_MANY = 429;
  private static final Set<Integer> REFUSED = Set.of(401, 403);

  private final Contract contract;
  private final ResponseJudges judges;
  private final Subject subject;
  private final Session session;
  private final Access access;
  private final RequestChecks requests;
  private final Coverage coverage;
  private final KnownJobs jobs;
  private final List<NamedExample> asked = new ArrayList<>();
  private boolean isRejected;

  /** Creates a verifier of a server. */
  public Verifier(Contract contract, PactJudge pact, Subject subject) {
    this.contract = contract;
    this.coverage = new Coverage(contract);
    this.judges = new ResponseJudges(contract, pact, this::see);
    this.subject = subject;
    String random = subject.unknownIds().get().replace("-", "");
    List<String> wrongKeys = List.of(random, "sk_" + new StringBuilder(random).reverse());
    this.session =
        new Session(contract, subject.server(), subject.pace(), subject.apiKey(), wrongKeys);
    this.access = new Access(contract, judges, session, subject, wrongKeys);
    this.requests = new RequestChecks(contract, judges, session, subject);
    this.jobs = new KnownJobs(contract, subject, session);
  }

  /** Returns all checks of a contract, in the order in which they are made. */
  public static List<Check> checks(Contract contract) {
    List<Check> checks = new ArrayList<>(List.of(Check.KEY_ACCEPTED));
    List<NamedExample> examples = contract.examples();
    examples.stream().filter(it -> it.status() != TOO_MANY).map(Check::of).forEach(checks::add);
    checks.add(Check.IMAGE);
    checks.add(Check.NO_KEY);
    checks.addAll(RequestChecks.ALL);
    examples.stream().filter(it -> it.status() == TOO_MANY).map(Check::of).forEach(checks::add);
    checks.add(Check.KEY_NOT_ECHOED);
    return checks;
  }

  /**
   * Makes the checks.
   *
   * @param wanted which of them
   * @param progress is told each result when it is there
   * @return the results, with no key in any of them
   * @throws UnreachableException if the first request gets no response
   * @throws InterruptedException if the thread is interrupted
   */
  public List<Result> run(Predicate<Check> wanted, Consumer<Result> progress)
      throws UnreachableException, InterruptedException {
    List<Result> results = new ArrayList<>();
    Consumer<Result> add =
        result -> {
          Result safe = result.map(this::safe, session::withoutIds);
          results.add(safe);
          progress.accept(safe);
        };
    Result accepted = keyAccepted();
    if (wanted.test(Check.KEY_ACCEPTED) || isRejected) {
      add.accept(accepted);
    }
    if (needsJobs(wanted)) {
      jobs.findAll(isRejected);
    }
    for (Check check : checks(contract)) {
      if (wanted.test(check) && !check.equals(Check.KEY_ACCEPTED)) {
        add.accept(result(check));
      }
    }
    jobs.unlike().forEach(add);
    return results;
  }

  /** Returns how much of what was asked for was seen in responses that are as documented. */
  public Coverage coverage() {
    return asked.size() == contract.examples().size() ? coverage : coverage.of(asked);
  }

  private static boolean needsJobs(Predicate<Check> wanted) {
    return wanted.test(Check.NO_KEY)
        || wanted.test(Check.IMAGE)
        || wanted.test(new Check("401/invalid_auth_token", ""))
        || RequestChecks.ALL.stream().anyMatch(wanted);
  }

  private Result result(Check check) throws InterruptedException {
    if (check.equals(Check.KEY_NOT_ECHOED)) {
      return Result.of(check, session.echoes());
    }
    if (check.equals(Check.NO_KEY)) {
      return access.withoutKey(check, jobs.existing());
    }
    Optional<NamedExample> example =
        contract.examples().stream().filter(it -> Check.of(it).equals(check)).findFirst();
    if (example.isPresent() && example.get().status() == 401) {
      asked.add(example.get());
      return access.withWrongKey(check, jobs.existing());
    }
    if (isRejected) {
      return Result.notProvable(check, "Not asked, as the API key was rejected.");
    }
    if (check.equals(Check.IMAGE)) {
      return image();
    }
    return example.isPresent()
        ? example(example.get(), check)
        : requests.run(check, jobs.existing().values().stream().findFirst());
  }

  /** Asks for a job that does not exist, and for one that may if that is refused. */
  private Result keyAccepted() throws UnreachableException, InterruptedException {
    Check check = Check.KEY_ACCEPTED;
    Optional<String> key = Optional.of(subject.apiKey());
    try {
      Response response = session.job(check.id(), subject.unknownIds().get(), key);
      if (!REFUSED.contains(response.status())) {
        return Result.of(check, List.of());
      }
      for (NamedExample example : contract.examples()) {
        if (example.jobStatus().isPresent()) {
          for (Candidate candidate : subject.states().jobs(example)) {
            if (!REFUSED.contains(jobs.response(check.id(), candidate.id()).status())) {
              return Result.of(check, List.of());
            }
          }
        }
      }
      isRejected = true;
      String expected = "a response to a caller whose key is accepted";
      Finding finding =
          new Finding(
              Judge.SECURITY,
              "API key",
              expected,
              response.toString(),
              "rejected with " + response.status());
      return Result.of(check, List.of(finding));
    } catch (NoStateException e) {
      return Result.of(check, List.of());
    } catch (NoResponseException e) {
      if (e.reach() != Reach.REACHED) {
        throw new UnreachableException(String.valueOf(e.getMessage()), e);
      }
      return Result.of(check, List.of(unanswered(e)));
    }
  }

  static NamedExample first(Contract contract, int status) {
    return contract.examples().stream()
        .filter(example -> example.status() == status)
        .findFirst()
        .orElseThrow();
  }

  private Result example(NamedExample example, Check check) throws InterruptedException {
    asked.add(example);
    List<Finding> findings = new ArrayList<>();
    try {
      if (example.status() == 404) {
        // Also where a job is given: what was set up may be found to be missing, and all else not.
        String id = subject.unknownIds().get();
        findings.addAll(judges.judge(example, id, jobs.response(check.id(), id)));
      }
      Optional<Candidate> candidate = jobs.find(example);
      if (candidate.isPresent()) {
        String id = candidate.get().id();
        Response response =
            example.status() == TOO_MANY
                ? session.once(check.id(), request(id))
                : jobs.response(check.id(), id);
        findings.addAll(judges.judge(example, id, response));
        findings.addAll(ofThemselves(example));
        return Result.of(check, findings);
      }
      if (example.status() == 404) {
        return Result.of(check, findings);
      }
      return example.status() == TOO_MANY ? tooMany(example, check) : unknown(example, check);
    } catch (NoResponseException e) {
      findings.add(unanswered(e));
      return Result.of(check, findings);
    } catch (NoStateException e) {
      return findings.isEmpty()
          ? Result.notProvable(check, "The server's state cannot be set: " + e.getMessage())
          : Result.of(check, findings);
    }
  }

  /** Judges the 429s that came by themselves, and provokes one if that is allowed. */
  private Result tooMany(NamedExample example, Check check)
      throws NoResponseException, InterruptedException {
    if (session.tooMany().isEmpty() && subject.provoked() > 0) {
      String id = subject.unknownIds().get();
      session.provoke(check.id(), id, subject.apiKey(), subject.provoked());
    }
    if (session.tooMany().isEmpty()) {
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
        : session.tooMany().stream()
            .flatMap(it -> judges.judge(example, it.id(), it.response()).stream())
            .toList();
  }

  private static Result unknown(NamedExample example, Check check) {
    return Result.notProvable(
        check,
        "No job is known that is answered so. Give one with --job "
            + example.outcome()
            + "=ID, or let a server's state be set with --control-url URL.");
  }

  private Request request(String id) {
    return Request.job(contract, id, Optional.of(subject.apiKey()));
  }

  static Finding unanswered(NoResponseException e) {
    return new Finding(Judge.STATUS, "response", "a response", String.valueOf(e.getMessage()));
  }

  private void see(Response response) {
    coverage.see(
        response.status(),
        response.mediaType(),
        response.headers().keySet(),
        Optional.of(response.jsonOrMissing()).filter(JsonNode::isObject));
  }

  private Result image() throws InterruptedException {
    Optional<String> image = jobs.resultUrl();
    if (image.isEmpty()) {
      return Result.notProvable(
          Check.IMAGE,
          "No completed job with a result_url was seen. Give one with --job completed=ID.");
    }
    if (!ResponseJudges.isWebAddress(image.get())) {
      String expected = "an http or https URL";
      return Result.of(
          Check.IMAGE,
          List.of(new Finding(Judge.RULE, "$.result_url", expected, image.get(), "no URL")));
    }
    try {
      Response response = session.fetch(Check.IMAGE.id(), URI.create(image.get()));
      return Result.of(Check.IMAGE, ImageJudge.judge(response));
    } catch (NoResponseException e) {
      return Result.of(Check.IMAGE, List.of(unanswered(e)));
    }
  }

  /** Keys are looked for before and after, as they may be hidden in what is taken out. */
  private String safe(String text) {
    return session.withoutKeys(Texts.oneLine(session.withoutKeys(text)));
  }
}
