package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Goes through all documented behaviours of a server. For one run. Not safe for several threads.
 */
public final class Verifier {

  /** A key that no service gives out, as such keys begin otherwise. */
  private static final String WRONG_KEY = "not-a-key";

  private static final int TOO_MANY = 429;
  private static final int MOST_WAITS = 3;

  private final Contract contract;
  private final AnswerJudges judges;
  private final Server server;
  private final States states;
  private final Pace pace;
  private final String apiKey;
  private final Supplier<String> unknownIds;
  private final Coverage coverage;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Set<Candidate> unlike = new LinkedHashSet<>();
  private final Set<Candidate> used = new LinkedHashSet<>();
  private final List<String> echoes = new ArrayList<>();
  private Optional<String> image = Optional.empty();
  private int judged;

  /**
   * Creates a verifier.
   *
   * @param apiKey a key that the server accepts
   * @param unknownIds gives ids of jobs that do not exist
   */
  public Verifier(
      Contract contract,
      PactJudge pact,
      Server server,
      States states,
      Pace pace,
      String apiKey,
      Supplier<String> unknownIds) {
    this.contract = contract;
    this.judges = new AnswerJudges(contract, pact);
    this.server = server;
    this.states = states;
    this.pace = pace;
    this.apiKey = apiKey;
    this.unknownIds = unknownIds;
    this.coverage = new Coverage(contract);
  }

  /** Returns all checks of a contract, in the order in which they are made. */
  public static List<Check> checks(Contract contract) {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.NO_KEY);
    contract.examples().forEach(example -> checks.add(Check.of(example)));
    checks.add(Check.IMAGE);
    checks.add(Check.KEY_NOT_ECHOED);
    return checks;
  }

  /**
   * Makes the checks.
   *
   * @param wanted which of them
   * @param progress is told each result when it is there
   * @return the results, with the API key in none of them
   * @throws UnreachableException if the first request gets no answer
   * @throws InterruptedException if the thread is told to stop
   */
  public List<Result> run(Predicate<Check> wanted, Consumer<Result> progress)
      throws UnreachableException, InterruptedException {
    List<Result> results = new ArrayList<>();
    Consumer<Result> add =
        result -> {
          Result safe = result.map(this::withoutKey);
          results.add(safe);
          progress.accept(safe);
        };
    Result first = noKey();
    if (wanted.test(Check.NO_KEY)) {
      add.accept(first);
    }
    for (NamedExample example : contract.examples()) {
      Check check = Check.of(example);
      if (wanted.test(check) || (example.name().equals("completed") && wanted.test(Check.IMAGE))) {
        Result result = example(example, check);
        if (wanted.test(check)) {
          add.accept(result);
        }
      }
    }
    for (Candidate candidate : unlike) {
      if (!used.contains(candidate)) {
        add.accept(likeNothing(candidate));
      }
    }
    if (wanted.test(Check.IMAGE)) {
      add.accept(image());
    }
    if (wanted.test(Check.KEY_NOT_ECHOED)) {
      add.accept(keyNotEchoed());
    }
    return results;
  }

  /** Returns how much of the contract was seen in answers that are as documented. */
  public Coverage coverage() {
    return coverage;
  }

  private Result noKey() throws UnreachableException, InterruptedException {
    NamedExample example = first(401);
    String id = unknownIds.get();
    try {
      Answer answer = ask(example, id, Optional.empty());
      return judged(Check.NO_KEY, example, id, answer);
    } catch (NoAnswerException e) {
      if (e.reach() != NoAnswerException.Reach.REACHED) {
        throw new UnreachableException(String.valueOf(e.getMessage()), e);
      }
      return unanswered(Check.NO_KEY, e);
    }
  }

  private NamedExample first(int status) {
    return contract.examples().stream()
        .filter(example -> example.status() == status)
        .findFirst()
        .orElseThrow();
  }

  private Result example(NamedExample example, Check check) throws InterruptedException {
    try {
      if (example.status() == 401) {
        String id = unknownIds.get();
        return judged(check, example, id, ask(example, id, Optional.of(WRONG_KEY)));
      }
      Optional<Candidate> candidate = candidate(example);
      if (candidate.isPresent()) {
        used.add(candidate.get());
        String id = candidate.get().id();
        return judged(check, example, id, answer(example, id));
      }
      return Result.notProvable(
          check,
          "No job is known that answers so. Give one with --job "
              + example.outcome()
              + "=ID, or let a server's state be set with --control-url URL.");
    } catch (NoAnswerException e) {
      return unanswered(check, e);
    } catch (NoStateException e) {
      return Result.notProvable(check, "The server's state cannot be set: " + e.getMessage());
    }
  }

  /** Finds a job that is sure to answer as an example, or else one that does so. */
  private Optional<Candidate> candidate(NamedExample example)
      throws NoAnswerException, NoStateException, InterruptedException {
    List<Candidate> candidates = states.jobs(example);
    if (candidates.isEmpty() && example.status() == 404) {
      return Optional.of(new Candidate("404", unknownIds.get(), true));
    }
    for (Candidate candidate : candidates) {
      if (candidate.isSure() || isLike(example, answer(example, candidate.id()))) {
        return Optional.of(candidate);
      }
    }
    unlike.addAll(candidates);
    return Optional.empty();
  }

  private static boolean isLike(NamedExample example, Answer answer) {
    JsonNode body = answer.jsonOrNothing();
    return example.status() == answer.status()
        && example.jobStatus().orElse("").equals(body.path("status").asText(""))
        && example.errorCode().orElse("").equals(AnswerJudges.errorCode(body).asText(""));
  }

  /** Asks once for each job. */
  private Answer answer(NamedExample example, String id)
      throws NoAnswerException, InterruptedException {
    Answer known = answers.get(id);
    if (known == null) {
      known = ask(example, id, Optional.of(apiKey));
      answers.put(id, known);
    }
    return known;
  }

  /** Asks again when there were too many requests, unless that is what is to be seen. */
  private Answer ask(NamedExample example, String id, Optional<String> key)
      throws NoAnswerException, InterruptedException {
    for (int waits = 0; ; waits++) {
      pace.await();
      Answer answer = server.job(id, key);
      if (answer.status() != TOO_MANY || example.status() == TOO_MANY || waits == MOST_WAITS) {
        return answer;
      }
      pace.await(answer.header("Retry-After").orElse(""));
    }
  }

  private Result judged(Check check, NamedExample example, String id, Answer answer) {
    judged++;
    if (isEchoed(answer)) {
      echoes.add(check.id());
    }
    Result result = Result.of(check, judges.judge(example, id, answer));
    JsonNode body = answer.jsonOrNothing();
    if (result.verdict() == Verdict.HELD) {
      coverage.see(
          answer.status(),
          answer.mediaType(),
          answer.headers().keySet(),
          Optional.of(body).filter(JsonNode::isObject));
    }
    if (body.path("status").asText().equals("completed") && image.isEmpty()) {
      image = Optional.ofNullable(body.path("result_url").textValue());
    }
    return result;
  }

  private static Result unanswered(Check check, NoAnswerException e) {
    String got = String.valueOf(e.getMessage());
    return Result.of(check, List.of(new Finding(Judge.STATUS, "answer", "an answer", got)));
  }

  private Result likeNothing(Candidate candidate) {
    Check check =
        new Check("job/" + candidate.name(), "A job that was given is what it was given as.");
    Answer answer = answers.get(candidate.id());
    String got = answer == null ? "no answer" : answer.toString();
    return Result.of(
        check, List.of(new Finding(Judge.RULE, "job", "an answer of " + candidate.name(), got)));
  }

  private Result image() throws InterruptedException {
    if (image.isEmpty()) {
      return Result.notProvable(
          Check.IMAGE,
          "No completed job with a result_url was seen. Give one with --job completed=ID.");
    }
    try {
      pace.await();
      return Result.of(Check.IMAGE, ImageJudge.judge(server.fetch(URI.create(image.get()))));
    } catch (NoAnswerException e) {
      return unanswered(Check.IMAGE, e);
    } catch (IllegalArgumentException e) {
      return Result.of(
          Check.IMAGE, List.of(new Finding(Judge.RULE, "$.result_url", "a URL", image.get())));
    }
  }

  private boolean isEchoed(Answer answer) {
    return ApiKeyTraces.isIn(answer.text() + answer.headers(), apiKey);
  }

  private Result keyNotEchoed() {
    if (judged == 0) {
      return Result.notProvable(Check.KEY_NOT_ECHOED, "No answer was looked at.");
    }
    return Result.of(
        Check.KEY_NOT_ECHOED,
        echoes.stream()
            .map(id -> new Finding(Judge.SECURITY, "answer of " + id, "no API key", "the API key"))
            .toList());
  }

  private String withoutKey(String text) {
    return ApiKeyTraces.remove(text, apiKey);
  }
}
