package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one run: keeps the pace, waits as a 429 asks for and keeps it, looks for
 * every key in every response, and stops asking a server that no longer responds. Not safe for use
 * by several threads.
 */
final class Session {

  /** A 429 that came where another response was wanted. */
  record TooMany(Operation operation, String id, Response response) {}

  static final int TOO_MANY = 429;
  private static final String OWN_KEY = "the API key";
  private static final int MOST_WAITS = 6;
  private static final int MOST_SILENT = 3;
  private static final Duration MOST_WAITED = Duration.ofMinutes(30);

  private final Contract contract;
  private final Coverage coverage;
  private final Server server;
  private final Pace pace;
  private final KeyTraces ownKey;
  private final KeyTraces otherKeys;
  private final Set<String> ids = new LinkedHashSet<>();
  private final Set<Finding> echoes = new LinkedHashSet<>();
  private final List<TooMany> tooMany = new ArrayList<>();
  private @Nullable Request first;
  private int silent;
  private boolean isGone;
  private boolean isPatient = true;
  private Duration waited = Duration.ZERO;

  Session(
      Contract contract,
      Server server,
      Pace pace,
      String apiKey,
      List<String> otherKeys,
      Coverage coverage) {
    this.coverage = coverage;
    this.contract = contract;
    this.server = server;
    this.pace = pace;
    this.ownKey = new KeyTraces(List.of(apiKey));
    this.otherKeys = new KeyTraces(otherKeys);
  }

  /** Asks for a job, and asks again when there were too many requests. */
  Response job(String what, String id, Optional<String> key)
      throws NoResponseException, InterruptedException {
    return ask(what, Request.job(contract.status(), id, key), id);
  }

  Response ask(String what, Request request, String id)
      throws NoResponseException, InterruptedException {
    ids.add(id);
    for (int waits = 0; ; waits++) {
      Response response = once(what, request);
      if (response.status() != TOO_MANY) {
        isPatient = waited.compareTo(MOST_WAITED) < 0;
        return response;
      }
      if (request.isUsual()) {
        tooMany.add(new TooMany(request.operation(), id, response));
      }
      boolean isHopeless = Pace.isTooLong(response.retryAfter(), MOST_WAITS);
      if (waits == MOST_WAITS || !isPatient || isHopeless) {
        isPatient = false;
        return response;
      }
      waited = waited.plus(pace.await(response.retryAfter(), waits));
    }
  }

  Response once(String what, Request request) throws NoResponseException, InterruptedException {
    first = first == null ? request : first;
    pace.await();
    Response response = send(what, () -> server.send(request).unpacked());
    request.body().ifPresent(it -> coverage.see(request.operation(), it.mediaType(), it.fields()));
    return response;
  }

  /** Asks at most so many times at once, until there were too many requests. */
  void provoke(String what, Request request, String id, int most)
      throws NoResponseException, InterruptedException {
    mayBeAsked();
    ids.add(id);
    Queue<Response> came = new ConcurrentLinkedQueue<>();
    try {
      Burst.send(server, request, most, came);
    } catch (NoResponseException e) {
      watch(what, KeyTraces.views(e.received()));
      throw e;
    } finally {
      for (Response response : came) {
        watch(what, KeyTraces.views(response));
        if (response.status() == TOO_MANY) {
          tooMany.add(new TooMany(request.operation(), id, response));
        }
      }
    }
    if (!tooMany.isEmpty()) {
      TooMany last = tooMany.get(tooMany.size() - 1);
      pace.await(last.response().retryAfter(), 0);
    }
  }

  Response fetch(String what, URI address) throws NoResponseException, InterruptedException {
    pace.await();
    return send(what, () -> server.fetch(address));
  }

  private interface Sending {
    Response send() throws NoResponseException, InterruptedException;
  }

  private Response send(String what, Sending sending)
      throws NoResponseException, InterruptedException {
    mayBeAsked();
    try {
      Response response = sending.send();
      watch(what, KeyTraces.views(response));
      silent = 0;
      return response;
    } catch (NoResponseException e) {
      watch(what, KeyTraces.views(e.received()));
      silent += e.reach() == Reach.SILENT ? 1 : 0;
      throw e;
    }
  }

  private void mayBeAsked() throws NoResponseException, InterruptedException {
    if (silent == MOST_SILENT) {
      silent = 0;
      isGone = !responds();
    }
    if (isGone) {
      throw new NoResponseException(
          Reach.SILENT, "not asked, as the server no longer responds in time");
    }
  }

  /** Repeats the first request of the run: perhaps only unusual ones had no response. */
  private boolean responds() throws InterruptedException {
    try {
      once("a request after " + MOST_SILENT + " without a response", Objects.requireNonNull(first));
      return true;
    } catch (NoResponseException e) {
      return e.reach() != Reach.SILENT;
    }
  }

  private void watch(String what, Set<String> views) {
    echo(what, views, ownKey, OWN_KEY);
    echo(what, views, otherKeys, "a wrong key that was sent");
  }

  private void echo(String what, Set<String> views, KeyTraces keys, String got) {
    if (keys.isInAny(views)) {
      echoes.add(new Finding(Judge.SECURITY, "response of " + what, "no key that was sent", got));
    }
  }

  /** Returns whether something was found, and no other key than the one that should be accepted. */
  boolean isOnlyOwnKey() {
    return !echoes.isEmpty() && echoes.stream().allMatch(it -> it.got().equals(OWN_KEY));
  }

  List<Finding> echoes() {
    return List.copyOf(echoes);
  }

  /** Returns the 429s of an operation that came by themselves, or were provoked. */
  List<TooMany> tooMany(Operation operation) {
    return tooMany.stream().filter(it -> it.operation().equals(operation)).toList();
  }

  String withoutKeys(String text) {
    return otherKeys.remove(ownKey.remove(text));
  }

  /** Puts a placeholder for the ids that differ from run to run. */
  String withoutIds(String text) {
    String stable = text;
    for (String id : ids) {
      stable = id.length() < 4 ? stable : stable.replace(id, "{jobId}");
    }
    return stable;
  }
}
