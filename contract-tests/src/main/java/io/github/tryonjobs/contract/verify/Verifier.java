package io.github.tryonjobs.contract.verify;

import static io.github.tryonjobs.contract.verify.Session.TOO_MANY;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes the checks of one run. Not safe for use by several threads. */
public final class Verifier {

  private static final int UNAUTHORIZED = 401;

  private final Contract contract;
  private final Subject subject;
  private final Session session;
  private final Access access;
  private final ExampleChecks examples;
  private final Life life;
  private final RequestChecks requests;
  private final StartChecks starts;
  private final Coverage coverage;
  private final KnownJobs jobs;
  private final List<NamedExample> asked = new ArrayList<>();
  private boolean isRejected;

  /** Creates a verifier of a server. */
  public Verifier(Contract contract, PactJudge pact, Subject subject) {
    this.contract = contract;
    this.coverage = new Coverage(contract);
    this.subject = subject;
    String random = subject.unknownIds().get().replace("-", "");
    List<String> wrongKeys = List.of(random, "sk_" + new StringBuilder(random).reverse());
    this.session =
        new Session(
            contract, subject.server(), subject.pace(), subject.apiKey(), wrongKeys, coverage);
    ResponseJudges judges = new ResponseJudges(contract, pact, this::see);
    this.jobs = new KnownJobs(contract, subject, session);
    Checks shared = new Checks(contract, judges, session, subject, jobs);
    this.life = new Life(shared);
    this.access = new Access(shared, life, wrongKeys.get(0), wrongKeys.get(1));
    this.examples = new ExampleChecks(shared, life);
    this.requests = new RequestChecks(shared);
    this.starts = new StartChecks(shared);
  }

  /** Returns all checks of a contract, in the order in which they are made. */
  public static List<Check> checks(Contract contract) {
    List<Check> checks = new ArrayList<>(List.of(Check.KEY_ACCEPTED));
    List<NamedExample> examples = contract.examples();
    examples.stream().filter(it -> it.status() != TOO_MANY).map(Check::of).forEach(checks::add);
    checks.addAll(Life.ALL);
    checks.add(Check.IMAGE);
    checks.add(Check.NO_KEY);
    checks.addAll(RequestChecks.ALL);
    checks.addAll(StartChecks.ALL);
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
   * @throws NoResponseException if the first request gets no response, so that nothing can be said
   * @throws InterruptedException if the thread is interrupted
   */
  public List<Result> run(Predicate<Check> wanted, Consumer<Result> progress)
      throws NoResponseException, InterruptedException {
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
    for (Check check : checks(contract)) {
      if (wanted.test(check) && !check.equals(Check.KEY_ACCEPTED)) {
        add.accept(judged(check));
      }
    }
    jobs.unlike().forEach(add);
    return results;
  }

  /** Returns how much of what was asked for was seen in responses that are as documented. */
  public Coverage coverage() {
    return asked.size() == contract.examples().size() ? coverage : coverage.of(asked);
  }

  /** Whatever a server sends, there is a result. */
  private Result judged(Check check) throws InterruptedException {
    try {
      return result(check);
    } catch (UncheckedIOException e) {
      throw e; // An image of the caller's.
    } catch (RuntimeException | StackOverflowError e) {
      String expected = "a response that can be judged";
      return Result.of(
          check,
          List.of(new Finding(Judge.STATUS, "response", expected, e.toString(), "no judgement")));
    }
  }

  private Result result(Check check) throws InterruptedException {
    if (check.equals(Check.KEY_NOT_ECHOED)) {
      return keyNotEchoed(check);
    }
    if (check.equals(Check.NO_KEY)) {
      return access.withoutKey(check);
    }
    Optional<NamedExample> example =
        contract.examples().stream().filter(it -> Check.of(it).equals(check)).findFirst();
    example.ifPresent(asked::add);
    if (example.isPresent() && example.get().status() == UNAUTHORIZED) {
      return access.withWrongKey(check, example.get().operation());
    }
    if (isRejected) {
      return Result.notProvable(check, "Not asked, as the API key was rejected.");
    }
    if (check.equals(Check.IMAGE)) {
      return image();
    }
    if (example.isPresent()) {
      return examples.run(example.get(), check);
    }
    if (Life.ALL.contains(check)) {
      return life.run(check);
    }
    return StartChecks.ALL.contains(check)
        ? starts.run(check)
        : requests.run(check, jobs.existing().values().stream().findFirst());
  }

  /** Asks for a job that does not exist, and for one that may if that is refused. */
  private Result keyAccepted() throws NoResponseException, InterruptedException {
    Check check = Check.KEY_ACCEPTED;
    Optional<String> key = Optional.of(subject.apiKey());
    try {
      Response response = session.job(check.id(), subject.unknownIds().get(), key);
      if (jobs.isFromInside(response)) {
        return Result.of(check, List.of());
      }
      for (NamedExample example : contract.status().examples()) {
        if (example.jobStatus().isPresent()) {
          for (Candidate candidate : subject.states().jobs(example)) {
            if (jobs.isFromInside(jobs.response(check.id(), candidate.id()))) {
              return Result.of(check, List.of());
            }
          }
        }
      }
      isRejected = jobs.isRefusal(response);
      if (!isRejected) {
        String where =
            " Is the API at this URL, which ends before " + contract.start().path() + "?";
        return Result.notProvable(check, "What came tells nothing: " + response + "." + where);
      }
      jobs.takeForExisting();
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
      return Checks.withoutState(check, e);
    } catch (NoResponseException e) {
      if (e.reach() != Reach.REACHED) {
        throw e;
      }
      return Result.of(check, List.of(unanswered(e)));
    }
  }

  static NamedExample first(Operation operation, int status) {
    return operation.examples(status).get(0);
  }

  static Finding unanswered(NoResponseException e) {
    return new Finding(Judge.STATUS, "response", "a response", String.valueOf(e.getMessage()));
  }

  private void see(Operation operation, Response response) {
    coverage.see(
        operation,
        response.status(),
        response.mediaType(),
        response.headers().keySet(),
        Optional.of(response.jsonOrMissing()).filter(JsonNode::isObject));
  }

  /** Only who was shown a job can say that the key is in no response. */
  private Result keyNotEchoed(Check check) throws InterruptedException {
    boolean isShown = jobs.isAnyShown(); // First, as that may ask for jobs.
    List<Finding> echoes = session.echoes();
    if (subject.apiKey().length() < KeyTraces.SHORTEST && session.isOnlyOwnKey()) {
      String note = "A key of so few characters comes by chance; use a longer one.";
      return Result.notProvable(check, note);
    }
    if (echoes.isEmpty() && !isShown) {
      String note = "In no response that came, but none of them was of a job that exists. ";
      return Result.notProvable(check, note + Checks.JOBS_HINT);
    }
    return Result.of(check, echoes);
  }

  private Result image() throws InterruptedException {
    jobs.existing();
    if (jobs.resultUrls().isEmpty()) {
      return Result.notProvable(
          Check.IMAGE,
          "No completed job with a result_url was seen. Give one with --job completed=ID.");
    }
    List<Finding> findings = new ArrayList<>();
    for (String url : jobs.resultUrls()) {
      if (!Texts.isWebAddress(url)) {
        String expected = "an http or https URL";
        findings.add(new Finding(Judge.RULE, "$.result_url", expected, url, "no URL"));
        continue;
      }
      try {
        URI address = URI.create(url.replaceFirst("(?<=://)[^/?#]*@", ""));
        findings.addAll(ImageJudge.judge(session.fetch(Check.IMAGE.id(), address)));
      } catch (NoResponseException e) {
        findings.add(unanswered(e));
      }
    }
    return Result.of(Check.IMAGE, findings);
  }

  /** Keys are looked for before and after, as they may be hidden in what is taken out. */
  private String safe(String text) {
    return session.withoutKeys(Texts.oneLine(session.withoutKeys(text)));
  }
}
