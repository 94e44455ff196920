package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.Pace.Sleeper;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs of the verifier against a fake server. */
public final class Runs {

  public static final Contract CONTRACT = Contract.load();

  /** Each example has a job with its name, except 404 and 401. */
  public static final States ALL =
      example -> List.of(new Candidate(example.name(), target(example), true));

  static final Duration JOB_TIMEOUT = Duration.ofMinutes(1);

  static final PactJudge PACT = PactJudge.load();

  private Runs() {}

  /** Returns what is answered as an example by {@link FakeServer}. */
  static String target(NamedExample example) {
    return example.operation().takesJob()
        ? example.name()
        : "https://images.example.com/" + example.name();
  }

  static Subject subject(Server server, States states, Sleeper sleeper) {
    return subject(server, states, sleeper, 0, Optional.empty());
  }

  /**
   * Returns a server that may be asked for more.
   *
   * @param provoked how many requests may provoke a 429
   * @param images what jobs may be started with, at a cost
   */
  static Subject subject(
      Server server, States states, Sleeper sleeper, int provoked, Optional<Images> images) {
    AtomicInteger ids = new AtomicInteger();
    return new Subject(
        server,
        states,
        new Pace(0, () -> 0, sleeper),
        FakeServer.KEY,
        false,
        provoked,
        images,
        JOB_TIMEOUT,
        () ->
            UUID.nameUUIDFromBytes(
                    String.valueOf(ids.incrementAndGet()).getBytes(StandardCharsets.UTF_8))
                .toString());
  }

  /** Returns a verifier of a server. */
  public static Verifier verifier(Server server, States states, Sleeper sleeper) {
    return verifier(subject(server, states, sleeper));
  }

  static Verifier verifier(Subject subject) {
    return new Verifier(CONTRACT, PACT, subject);
  }

  /** Returns the response of an example, as it stands in the contract. */
  static Response shown(String check) {
    NamedExample example =
        CONTRACT.examples().stream().filter(it -> it.check().equals(check)).findAny().orElseThrow();
    String body = example.body().map(JsonNode::toString).orElse("");
    return FakeServer.json(example.status(), body);
  }

  /** Returns the response of an example, about the job that is asked for. */
  static Response shown(String check, Request request) {
    String id = request.path().replaceAll(".*/job/|/cancel$", "");
    Response example = shown(check);
    return FakeServer.withBody(example, example.text().replace(FakeServer.SHOWN_ID, id));
  }

  /** Makes all checks. */
  public static List<Result> all(Server server, States states) throws Exception {
    return verifier(server, states, wait -> {}).run(check -> true, told -> {});
  }

  /** Makes one check alone, and expects one result. */
  static Result only(String id, Verifier verifier) throws Exception {
    return only(verifier.run(check -> check.id().equals(id), told -> {}));
  }

  static Result only(String id, Server server) throws Exception {
    return only(id, verifier(server, ALL, wait -> {}));
  }

  private static Result only(List<Result> results) {
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  static List<String> broken(List<Result> results) {
    return ids(results, result -> result.verdict() == Verdict.BROKEN);
  }

  static List<String> ids(List<Result> results, Predicate<Result> which) {
    return results.stream().filter(which).map(result -> result.check().id()).toList();
  }

  static Map<String, Verdict> verdicts(List<Result> results) {
    return results.stream()
        .collect(Collectors.toMap(result -> result.check().id(), Result::verdict));
  }
}
