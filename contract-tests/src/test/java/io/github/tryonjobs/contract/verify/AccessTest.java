package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that let in whom they should not, and keys that come back. */
class AccessTest {

  private static final GivenJobs COMPLETED = new GivenJobs(Map.of("completed", "completed"));

  /** Who is let in, as a pattern of the key, or of "(none)"; and which checks say so. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "everybody | .* | get/401/invalid_auth_token security/no-key",
        "who has no key | \\(none\\) | security/no-key",
        "who has an empty key | ^$ | security/no-key",
        "who has any key | (?!\\(none\\)).+ | get/401/invalid_auth_token",
        "whose key begins with sk_ | sk_.* | get/401/invalid_auth_token",
        "whose key does not | (?!sk_)(?!\\(none\\)).+ | get/401/invalid_auth_token",
        "whose key begins like one | sk_secretOfTheTests.* | get/401/invalid_auth_token",
        "whose key ends like one | .*sk_secretOfTheTests | get/401/invalid_auth_token",
        "whose key is one in another case | (?i)sk_secretOfTheTests | get/401/invalid_auth_token",
        "who has the beginning of one | sk_secretOfTheTest | get/401/invalid_auth_token",
      })
  void anOpenDoorToAJobThatExistsIsFound(String who, String isLetIn, String broken)
      throws Exception {
    for (States states : List.of(COMPLETED, Runs.ALL)) {
      assertThat(Runs.broken(Runs.all(open(isLetIn), states)))
          .as(who)
          .containsExactlyInAnyOrder(broken.split(" "));
    }
  }

  /** Lets some in where the job exists, and nobody elsewhere. */
  private static FakeServer open(String isLetIn) {
    FakeServer right = new FakeServer();
    return FakeServer.drifted(
        (request, usual) -> {
          String key = request.header("X-API-KEY").orElse("(none)");
          if (usual.status() != 401 || !key.matches(isLetIn)) {
            return usual;
          }
          Response job = right.send(request.withKey(Optional.of(FakeServer.KEY)));
          return job.status() == 200 ? job : usual;
        });
  }

  @Test
  void aDoorThatIsOpenToOneJobOnlyIsFound() throws Exception {
    FakeServer right = new FakeServer();
    FakeServer server =
        FakeServer.drifted(
            (request, usual) ->
                request.path().endsWith("failed_job_expired") && usual.status() == 401
                    ? right.send(request.withKey(Optional.of(FakeServer.KEY)))
                    : usual);

    assertThat(Runs.broken(Runs.all(server, Runs.ALL)))
        .containsExactly("get/401/invalid_auth_token", "security/no-key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/.*/completed/ .*",
        "GET /v1/.*/completed[?]x=1 .*",
        "GET /v1/.*/completed;x=1 .*",
        "GET /v1/.*/completed[.]json .*",
        "GET //v1/.*",
        "HEAD /v1/.*/completed .*",
        "GET .*X-Forwarded-For, value=127.0.0.1.*",
        "GET .*Authorization, value=Bearer .*",
      })
  void aDoorThatIsOpenInAnotherWayIsFound(String way) throws Exception {
    FakeServer server = FakeServer.instead("(?!.*name=X-API-KEY)" + way, ".*", "get/200/completed");

    assertThat(Runs.broken(Runs.all(server, COMPLETED))).containsExactly("security/no-key");
  }

  @Test
  void withoutAJobItIsNotSaidThatJobsAreProtected() throws Exception {
    List<Result> results = Runs.all(new FakeServer(), new GivenJobs(Map.of()));

    assertThat(Runs.verdicts(results)).containsEntry("security/no-key", Verdict.NOT_PROVABLE);
    assertThat(results)
        .filteredOn(result -> result.check().id().equals("get/401/invalid_auth_token"))
        .extracting(Result::note)
        .first()
        .asString()
        .contains("Whether jobs that exist are protected was not tried");
  }

  @Test
  void aKeyThatComesBackIsFoundAndIsInNoResult() throws Exception {
    FakeServer server =
        FakeServer.changed("pending", response -> FakeServer.json(200, FakeServer.KEY));

    List<Result> results = Runs.all(server, Runs.ALL);

    assertThat(results.get(results.size() - 1).findings())
        .contains(
            new Finding(
                Judge.SECURITY,
                "response of get/200/pending",
                "no key that was sent",
                "the API key"));
    assertThat(results.toString()).contains("(API key)").doesNotContain(FakeServer.KEY);
  }

  @Test
  void aWrongKeyThatComesBackIsFound() throws Exception {
    FakeServer server =
        FakeServer.drifted(
            (request, usual) -> {
              String text = "API Token " + request.header("X-API-KEY").orElse("") + " not found";
              return usual.status() == 401
                  ? FakeServer.withBody(
                      usual, "{\"error\":\"" + text + "\",\"error_code\":\"invalid_auth_token\"}")
                  : usual;
            });

    List<Result> results = Runs.all(server, COMPLETED);

    assertThat(Runs.broken(results)).containsExactly("security/key-not-echoed");
    assertThat(results.toString()).contains("a wrong key that was sent");
  }

  @Test
  void aKeyBesideOrInsteadOfAResponseIsFound() throws Exception {
    FakeServer beside =
        FakeServer.changed(
            "pending",
            it -> new Response(200, "", it.headers(), it.body(), "1;x=" + FakeServer.KEY));
    FakeServer instead =
        FakeServer.drifted(
            (request, usual) -> {
              if (request.method().equals("BREW")) {
                throw new NoResponseException(Reach.REACHED, "cut", FakeServer.KEY);
              }
              return usual;
            });

    assertThat(Runs.broken(Runs.all(beside, Runs.ALL))).containsExactly("security/key-not-echoed");
    assertThat(Runs.broken(Runs.all(instead, Runs.ALL))).containsExactly("security/key-not-echoed");
  }

  @Test
  void aKeyIsLookedForInJobsThatExistOrNothingIsSaid() throws Exception {
    FakeServer echo =
        FakeServer.changed("completed", it -> FakeServer.with(it, "X-Key", FakeServer.KEY));
    FakeServer rejecting =
        FakeServer.drifted((request, usual) -> Runs.shown("get/401/invalid_auth_token"));

    assertThat(notEchoed(echo, COMPLETED)).isEqualTo(Verdict.BROKEN);
    assertThat(notEchoed(new FakeServer(), COMPLETED)).isEqualTo(Verdict.HELD);
    assertThat(notEchoed(echo, new GivenJobs(Map.of()))).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(Runs.verdicts(Runs.all(rejecting, COMPLETED)))
        .containsEntry("security/key-not-echoed", Verdict.NOT_PROVABLE);
  }

  private static Verdict notEchoed(FakeServer server, States states) throws Exception {
    return Runs.only("security/key-not-echoed", Runs.verifier(server, states, wait -> {}))
        .verdict();
  }

  @Test
  void aKeyInTheImageIsFound() throws Exception {
    FakeServer server =
        new FakeServer()
            .image(
                response ->
                    new Response(
                        200,
                        "",
                        Map.of("Content-Type", List.of("image/jpeg")),
                        withComment(response.body(), FakeServer.KEY)));

    assertThat(Runs.broken(Runs.all(server, Runs.ALL))).containsExactly("security/key-not-echoed");
  }

  private static byte[] withComment(byte[] jpeg, String text) {
    byte[] comment = new byte[jpeg.length + text.length() + 4];
    comment[0] = jpeg[0];
    comment[1] = jpeg[1];
    comment[2] = (byte) 0xFF;
    comment[3] = (byte) 0xFE;
    comment[5] = (byte) (text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      comment[6 + i] = (byte) text.charAt(i);
    }
    System.arraycopy(jpeg, 2, comment, 6 + text.length(), jpeg.length - 2);
    return comment;
  }
}
