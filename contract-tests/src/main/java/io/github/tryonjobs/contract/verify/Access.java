package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries to get at jobs without a key, and with keys that were never issued: at a job that does not
 * exist, and at each that does.
 */
final class Access {

  private final Contract contract;
  private final ResponseJudges judges;
  private final Session session;
  private final Subject subject;
  private final String malformed;
  private final String unissued;

  /**
   * Creates the checks of access.
   *
   * @param wrongKeys two of them: one without the documented form, one with it
   */
  Access(
      Contract contract,
      ResponseJudges judges,
      Session session,
      Subject subject,
      List<String> wrongKeys) {
    this.contract = contract;
    this.judges = judges;
    this.session = session;
    this.subject = subject;
    this.malformed = wrongKeys.get(0);
    this.unissued = wrongKeys.get(1);
  }

  /**
   * Asks without a key.
   *
   * @param jobs the ids of jobs that exist, by what they are
   */
  Result withoutKey(Check check, Map<String, String> jobs) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    String unknown = subject.unknownIds().get();
    try {
      for (Map.Entry<String, String> job : withUnknown(unknown, jobs).entrySet()) {
        tryKey("without an API key", job, Optional.empty(), findings);
      }
      for (Map.Entry<String, String> job :
          first(jobs.isEmpty() ? withUnknown(unknown, jobs) : jobs)) {
        tryKey("with an empty API key", job, Optional.of(""), findings);
      }
    } catch (NoResponseException e) {
      findings.add(Verifier.unanswered(e));
    }
    if (findings.isEmpty() && jobs.isEmpty()) {
      return Result.notProvable(
          check,
          "Only tried with an id that no job has, where nobody was let in. Give a job that exists"
              + " with --job completed=ID, or let a server's state be set with --control-url URL.");
    }
    return Result.of(check, findings);
  }

  /** Asks with keys that were never issued. */
  Result withWrongKey(Check check, Map<String, String> jobs) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    String unknown = subject.unknownIds().get();
    try {
      for (Map.Entry<String, String> job : withUnknown(unknown, jobs).entrySet()) {
        tryKey("with a malformed API key", job, Optional.of(malformed), findings);
        if (!subject.takesAnyKey()) {
          tryKey("with an API key that was never issued", job, Optional.of(unissued), findings);
        }
      }
      if (!subject.takesAnyKey()) {
        for (Map.Entry<String, String> job : first(jobs)) {
          tryKey("with the API key and one character more", job, Optional.of(extended()), findings);
        }
      }
    } catch (NoResponseException e) {
      findings.add(Verifier.unanswered(e));
    }
    return Result.of(check, findings, findings.isEmpty() ? untried(jobs) : "");
  }

  private String untried(Map<String, String> jobs) {
    if (jobs.isEmpty()) {
      return "Tried with an id that no job has. Whether jobs that exist are protected was not"
          + " tried, as none is known.";
    }
    return subject.takesAnyKey()
        ? "Tried with a malformed key. One of the documented form was not tried, as a server whose"
            + " state can be set may accept each of them."
        : "";
  }

  private String extended() {
    return subject.apiKey() + "0";
  }

  private static Map<String, String> withUnknown(String unknown, Map<String, String> jobs) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("", unknown);
    all.putAll(jobs);
    return all;
  }

  /** One job is enough for what does not depend on the job. */
  private static List<Map.Entry<String, String>> first(Map<String, String> jobs) {
    return jobs.entrySet().stream().limit(1).toList();
  }

  private void tryKey(
      String how, Map.Entry<String, String> job, Optional<String> key, List<Finding> findings)
      throws NoResponseException, InterruptedException {
    NamedExample example = Verifier.first(contract, 401);
    Response response = session.job("a request " + how, job.getValue(), key);
    List<Finding> found = judges.judge(example, job.getValue(), response);
    if (response.status() / 100 == 2 || (response.status() != 401 && !job.getKey().isEmpty())) {
      String what = job.getKey().isEmpty() ? "an id that no job has" : "job " + job.getKey();
      findings.add(
          new Finding(
              Judge.SECURITY,
              what + ", asked for " + how,
              "401",
              response.toString(),
              response.status() + " instead of 401"));
      if (!job.getKey().isEmpty()) {
        return; // What else is wrong with the response does not matter beside it.
      }
    }
    found.stream().filter(finding -> !findings.contains(finding)).forEach(findings::add);
  }
}
