package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The jobs that are known, each asked for once, and how they were answered. */
final class KnownJobs {

  private static final int MOST_RESULTS = 5;
  private static final Set<Integer> REFUSED = Set.of(401, 403);

  private final Contract contract;
  private final Subject subject;
  private final Session session;
  private final Map<String, Response> responses = new HashMap<>();
  private final Map<String, String> existing = new LinkedHashMap<>();
  private final Set<Candidate> unlike = new LinkedHashSet<>();
  private final Set<String> resultUrls = new LinkedHashSet<>();
  private boolean isFound;
  private boolean isTaken;

  KnownJobs(Contract contract, Subject subject, Session session) {
    this.contract = contract;
    this.subject = subject;
    this.session = session;
  }

  /** Finds a job that is sure to be answered as an example, or else one that is. */
  Optional<Candidate> find(NamedExample example)
      throws NoResponseException, NoStateException, InterruptedException {
    List<Candidate> candidates = subject.states().jobs(example);
    for (Candidate candidate : candidates) {
      if (candidate.isSure() || isLike(example, response(example.toString(), candidate.id()))) {
        return Optional.of(candidate);
      }
    }
    unlike.addAll(candidates);
    return Optional.empty();
  }

  static boolean isLike(NamedExample example, Response response) {
    JsonNode body = response.jsonOrMissing();
    return example.status() == response.status()
        && example.jobStatus().orElse("").equals(body.path("status").asText(""))
        && example.errorCode().orElse("").equals(ResponseJudges.errorCode(body).asText(""));
  }

  /** Returns whether it is what only those come to see whose key is accepted. */
  boolean isFromInside(Response response) {
    boolean isError =
        Set.of(400, 404).contains(response.status())
            && ResponseJudges.errorCode(response.jsonOrMissing()).isTextual();
    return (isError || RequestChecks.isJob(response)) && !isRefusal(response);
  }

  boolean isRefusal(Response response) {
    String code = ResponseJudges.errorCode(response.jsonOrMissing()).asText();
    return REFUSED.contains(response.status())
        || Verifier.first(contract.status(), 401).errorCode().equals(Optional.of(code));
  }

  /** Returns the response for a job, which is asked for once. */
  Response response(String what, String id) throws NoResponseException, InterruptedException {
    Response known = responses.get(id);
    if (known == null) {
      known = session.job(what, id, Optional.of(subject.apiKey()));
      responses.put(id, known);
      noteResult(known);
    }
    return known;
  }

  /** Takes note of where the result of a completed job is. */
  void noteResult(Response response) {
    JsonNode body = response.jsonOrMissing();
    boolean isCompleted = body.path("status").asText("completed").equals("completed");
    if (isCompleted && body.path("result_url").isTextual() && resultUrls.size() < MOST_RESULTS) {
      resultUrls.add(body.path("result_url").textValue());
    }
  }

  /** Takes note of a job that the run has started itself, and of what it was last. */
  void noteStarted(String id, Response last) {
    if (last.status() == 200) {
      existing.put("started by this run", id);
      responses.put(id, last);
      noteResult(last);
    }
  }

  /** Takes each job for one that exists, as the API key was rejected. */
  void takeForExisting() {
    isTaken = true;
  }

  private boolean exists(NamedExample example, Candidate candidate)
      throws NoResponseException, InterruptedException {
    int status = response(Check.of(example).id(), candidate.id()).status();
    return status == 200 || status == 400;
  }

  /** Asks for all jobs that should exist; returns the ids of those that do, by their names. */
  Map<String, String> existing() throws InterruptedException {
    for (NamedExample example : isFound ? List.<NamedExample>of() : contract.status().examples()) {
      if (example.status() == 200 || example.status() == 400) {
        try {
          for (Candidate candidate : subject.states().jobs(example)) {
            if (isTaken || exists(example, candidate)) {
              existing.put(candidate.name(), candidate.id());
            }
          }
        } catch (NoResponseException | NoStateException e) {
          // The check of the example says so.
        }
      }
    }
    isFound = true;
    return existing;
  }

  /** Returns whether a job was shown; a key that is rejected is shown none. */
  boolean isAnyShown() throws InterruptedException {
    return existing().values().stream()
        .map(responses::get)
        .anyMatch(it -> it != null && isFromInside(it));
  }

  /** Returns those that have ended, so that nothing can become of them. */
  Map<String, String> ended() throws InterruptedException {
    Map<String, String> ended = new LinkedHashMap<>(existing());
    ended.values().removeIf(id -> !hasEnded(responses.get(id)));
    return ended;
  }

  static boolean hasEnded(@Nullable Response response) {
    String status = response == null ? "" : response.jsonOrMissing().path("status").asText();
    return status.equals("completed") || status.equals("failed");
  }

  Set<String> resultUrls() {
    return resultUrls;
  }

  /** Says of each job that was given that it is not what it was given as. */
  List<Result> unlike() {
    List<Result> results = new ArrayList<>();
    for (Candidate candidate : unlike) {
      Response response = responses.get(candidate.id());
      boolean isLike =
          response != null
              && contract.status().examples().stream()
                  .filter(it -> GivenJobs.isNameOf(candidate.name(), it))
                  .anyMatch(it -> isLike(it, response));
      if (!isLike) {
        String title = "A job that was given is what it was given as.";
        String got = response == null ? "no response" : response.toString();
        String expected = "a response of " + candidate.name();
        results.add(
            Result.of(
                new Check("job/" + candidate.name(), title),
                List.of(new Finding(Judge.RULE, "job", expected, got, "something else"))));
      }
    }
    return results;
  }
}
