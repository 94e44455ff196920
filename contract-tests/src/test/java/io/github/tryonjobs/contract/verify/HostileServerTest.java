package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Servers whose responses would keep a report from being written, or hide what is wrong. */
class HostileServerTest {

  private static final String MANY =
      IntStream.range(0, 20_000)
          .mapToObj(i -> "\"p" + i + "\":\"\"")
          .collect(Collectors.joining(",", "{", ","));

  @Test
  void veryManyMistakesAreAFewFindings() throws Exception {
    FakeServer server =
        FakeServer.changed(
            "running", it -> FakeServer.withBody(it, it.text().replaceFirst("\\{", MANY)));

    assertThat(Runs.only("get/200/running", server).findings()).hasSizeBetween(1, 20);
  }

  @Test
  void aBodyThatWouldKeepPactBusyIsBroken() throws Exception {
    String field = "{\"p\":\"" + "x".repeat(64 * 1024) + "\",";
    FakeServer server =
        FakeServer.changed(
            "running", it -> FakeServer.withBody(it, it.text().replaceFirst("\\{", field)));

    assertThat(Runs.only("get/200/running", server).findings())
        .filteredOn(it -> it.judge() == Judge.PACT)
        .extracting(Finding::got)
        .containsExactly("a body of more than 65536 bytes");
  }

  @Test
  void aResponseThatIsTooMuchForAJudgeIsBroken() throws Exception {
    FakeServer server = new FakeServer();
    server.drift(
        (request, usual) -> {
          if (server.requests.get() > 1) {
            throw new IllegalArgumentException("too much");
          }
          return usual;
        });

    assertThat(Runs.only("get/200/running", server))
        .satisfies(it -> assertThat(it.verdict()).isEqualTo(Verdict.BROKEN))
        .satisfies(it -> assertThat(it.findings().toString()).contains("too much"));
  }

  @Test
  void aLongResponseIsNotQuotedWhole() throws Exception {
    FakeServer server =
        FakeServer.drifted(
            (request, usual) ->
                usual.status() == 400 ? FakeServer.json(404, "x".repeat(100_000)) : usual);

    Verifier verifier = Runs.verifier(server, new GivenJobs(Map.of()), wait -> {});

    assertThat(Runs.only("start/400/missing_parameter", verifier).note()).hasSizeLessThan(5000);
  }

  @Test
  void theResultOfEachCompletedJobIsFetched() throws Exception {
    FakeServer right =
        FakeServer.changed(
            "start/200/completed",
            it -> FakeServer.withBody(it, it.text().replace("/public/", "/other/")));
    Server server =
        new Server() {
          @Override
          public Response send(Request request) throws NoResponseException {
            return right.send(request);
          }

          @Override
          public Response fetch(URI address) {
            return address.getPath().startsWith("/other/")
                ? FakeServer.empty(404)
                : right.fetch(address);
          }
        };

    assertThat(Runs.broken(Runs.all(server, Runs.ALL))).containsExactly("result/image");
  }

  @Test
  void aKeyIsRejectedWhateverTheStatusCode() throws Exception {
    FakeServer server =
        FakeServer.instead(
            ".*", ".*", "400 {\"error\":\"e\",\"error_code\":\"invalid_auth_token\"}");

    List<Result> results = Runs.all(server, new GivenJobs(Map.of()));

    assertThat(Runs.broken(results)).startsWith("security/key-accepted");
    assertThat(Runs.verdicts(results)).containsEntry("get/404/not_found", Verdict.NOT_PROVABLE);
  }
}
