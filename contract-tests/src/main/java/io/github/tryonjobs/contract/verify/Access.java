package io.github.tryonjobs.contract.verify;

import static io.github.tryonjobs.contract.verify.Session.TOO_MANY;

import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tries to get in without a key, and with keys that were never issued: at a job that does not
 * exist, at each that does, and with starts.
 */
final class Access extends Checks {

  private static final String UNKNOWN = "an id that no job has";

  private final Life life;
  private final String malformed;
  private final String unissued;
  private boolean isLimited;

  /** What is tried: a request that only lacks a key, and whether it would be carried out. */
  private record Door(String what, boolean isReal, String id, Request request) {}

  Access(Checks shared, Life life, String malformed, String unissued) {
    super(shared);
    this.life = life;
    this.malformed = malformed;
    this.unissued = unissued;
  }

  Result withoutKey(Check check) throws InterruptedException {
    isLimited = false;
    List<Finding> findings = new ArrayList<>();
    try {
      for (Operation operation : contract.operations()) {
        List<Door> doors = doors(operation);
        for (Door door : doors) {
          tryKey("without an API key", door, Optional.empty(), findings);
        }
        Door first = firstReal(doors);
        tryKey("with an empty API key", first, Optional.of(""), findings);
        if (operation.equals(contract.status()) && first.isReal()) {
          otherWays(first, findings);
        }
      }
      findings.addAll(life.cancelledByAnybody());
    } catch (NoResponseException e) {
      findings.add(Verifier.unanswered(e));
    }
    if (findings.isEmpty() && !jobs.isAnyShown()) {
      return Result.notProvable(
          check, "Nobody was let in, but no job that exists was seen either. " + JOBS_HINT);
    }
    return result(check, findings, "");
  }

  /** Asks for a job in ways that a server may not look for a key at. */
  private void otherWays(Door door, List<Finding> findings) throws InterruptedException {
    Request usual = door.request();
    Map<String, Request> ways = new LinkedHashMap<>();
    ways.put("/ after it", usual.withPath(usual.path() + "/"));
    ways.put("?x=1 after it", usual.withPath(usual.path() + "?x=1"));
    ways.put(";x=1 after it", usual.withPath(usual.path() + ";x=1"));
    ways.put(".json after it", usual.withPath(usual.path() + ".json"));
    ways.put("// before it", usual.withPath("/" + usual.path()));
    ways.put("X-Forwarded-For: 127.0.0.1", usual.with("X-Forwarded-For", "127.0.0.1"));
    ways.put("a made-up bearer token", usual.with("Authorization", "Bearer " + unissued));
    ways.put("HEAD, which HTTP answers as GET", usual.withMethod("HEAD"));
    for (Map.Entry<String, Request> way : ways.entrySet()) {
      try {
        Response response = session.ask("a request without an API key", way.getValue(), door.id());
        boolean isHead = !way.getValue().isUsual();
        if (isHead ? response.status() / 100 == 2 : RequestChecks.isJob(response)) {
          String where = door.what() + ", asked for without an API key with " + way.getKey();
          findings.add(Finding.instead(Judge.SECURITY, where, "401", response));
        }
      } catch (NoResponseException e) {
        // Nobody is let in.
      }
    }
  }

  /** A 429 lets nobody in, and says no more: some gateways send it after some wrong keys. */
  private Result result(Check check, List<Finding> findings, String note) {
    return findings.isEmpty() && isLimited
        ? Result.notProvable(check, "Nobody was let in, but there were too many requests: 429.")
        : Result.of(check, findings, note);
  }

  Result withWrongKey(Check check, Operation operation) throws InterruptedException {
    isLimited = false;
    List<Finding> findings = new ArrayList<>();
    List<Door> doors = doors(operation);
    try {
      for (Door door : doors) {
        tryKey("with a malformed API key", door, Optional.of(malformed), findings);
        if (!subject.hasControl()) {
          tryKey("with an API key that was never issued", door, Optional.of(unissued), findings);
        }
      }
      Door first = firstReal(doors);
      if (!subject.hasControl() && first.isReal()) {
        String key = subject.apiKey();
        String upper = key.toUpperCase(Locale.ROOT);
        Map<String, String> similar = new LinkedHashMap<>();
        similar.put("with the API key and one character more", key + "0");
        similar.put("with the API key behind another character", "0" + key);
        similar.put(
            "with the API key without its last character", key.substring(0, key.length() - 1));
        similar.put(
            "with the API key in another case",
            key.equals(upper) ? key.toLowerCase(Locale.ROOT) : upper);
        similar.values().remove(key); // It may have no letters.
        for (Map.Entry<String, String> it : similar.entrySet()) {
          tryKey(it.getKey(), first, Optional.of(it.getValue()), findings);
        }
      }
    } catch (NoResponseException e) {
      findings.add(Verifier.unanswered(e));
    }
    return result(check, findings, findings.isEmpty() ? untried(operation, doors) : "");
  }

  private String untried(Operation operation, List<Door> doors) {
    if (!firstReal(doors).isReal()) {
      return operation.takesJob()
          ? "Tried with an id that no job has. Whether jobs that exist are protected was not"
              + " tried, as none is known."
          : "Tried with a start that lacks its images, as starts cost credits.";
    }
    return subject.hasControl()
        ? "Tried with a malformed key. One of the documented form was not tried, as a server whose"
            + " state can be set may accept each of them."
        : "";
  }

  /** Returns what is tried; a job that has not ended is cancelled only where that loses nothing. */
  private List<Door> doors(Operation operation) throws InterruptedException {
    List<Door> doors = new ArrayList<>();
    if (!operation.takesJob()) {
      Request incomplete = StartChecks.incomplete(operation, Optional.empty());
      doors.add(new Door("a start without images", false, "", incomplete));
      start(operation).ifPresent(it -> doors.add(new Door("a start with images", true, "", it)));
      return doors;
    }
    String unknown = subject.unknownIds().get();
    doors.add(new Door(UNKNOWN, false, unknown, Request.job(operation, unknown, Optional.empty())));
    boolean isHarmless = operation.method().equals("GET") || subject.hasControl();
    Map<String, String> real = isHarmless ? jobs.existing() : jobs.ended();
    real.forEach(
        (name, id) ->
            doors.add(
                new Door("job " + name, true, id, Request.job(operation, id, Optional.empty()))));
    return doors;
  }

  private Optional<Request> start(Operation operation) throws InterruptedException {
    try {
      return life.start(Verifier.first(operation, 202))
          .map(request -> request.withKey(Optional.empty()));
    } catch (NoStateException e) {
      return Optional.empty(); // The check of the example says so.
    }
  }

  private static Door firstReal(List<Door> doors) {
    return doors.stream().filter(Door::isReal).findFirst().orElse(doors.get(0));
  }

  private void tryKey(String how, Door door, Optional<String> key, List<Finding> findings)
      throws NoResponseException, InterruptedException {
    Request request = door.request().withKey(key);
    NamedExample example = Verifier.first(request.operation(), 401);
    Response response = session.ask("a request " + how, request, door.id());
    if (response.status() == TOO_MANY && isDocumented(request.operation(), door.id(), response)) {
      isLimited = true;
      return;
    }
    List<Finding> found = judges.judge(example, door.id(), response);
    if (response.status() / 100 == 2 || (response.status() != 401 && door.isReal())) {
      String asked = request.operation().takesJob() ? ", asked for " : ", sent ";
      String verb = request.operation().equals(contract.cancel()) ? ", cancelled " : asked;
      findings.add(Finding.instead(Judge.SECURITY, door.what() + verb + how, "401", response));
      if (door.isReal()) {
        return; // What else is wrong with the response does not matter beside it.
      }
    }
    found.stream().filter(finding -> !findings.contains(finding)).forEach(findings::add);
  }
}
