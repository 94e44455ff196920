package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of the body of a 200. */
class JobReadingTest {

  static Stream<Arguments> jobs() {
    return Stream.of(
        arguments("{'job_id':'a','status':'pending'}", new TryOnJob.Pending("a")),
        arguments("{'job_id':'a','status':'running'}", new TryOnJob.Running("a")),
        arguments(
            "{'job_id':'a','status':'completed','result_url':'https://h/i.jpg?s=1'}",
            Jobs.COMPLETED_JOB),
        arguments(
            "{'job_id':'a','status':'failed','error':{'message':'m','error_code':'job_expired'}}",
            failed(TryOnJobErrorCode.JOB_EXPIRED, "job_expired", "m")),
        arguments("{'job_id':'a','status':'queued'}", new TryOnJob.Unrecognized("a", "queued")),
        arguments(
            "{'job_id':'a','status':'failed','error':{'error_code':'new'}}",
            failed(TryOnJobErrorCode.UNRECOGNIZED, "new", null)),
        arguments(
            "{'job_id':'a','status':'failed'}", failed(TryOnJobErrorCode.UNRECOGNIZED, null, null)),
        arguments(
            "{'job_id':'a','status':'failed','error':null}",
            failed(TryOnJobErrorCode.UNRECOGNIZED, null, null)),
        arguments(
            "{'job_id':'a','status':'failed','error':{'error_code':null}}",
            failed(TryOnJobErrorCode.UNRECOGNIZED, null, null)),
        arguments(
            "{'x':[1,{}],'job_id':'a','status':'pending','y':null}", new TryOnJob.Pending("a")),
        arguments("{'job_id':'a','status':'pending','x':1e1000000000}", new TryOnJob.Pending("a")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jobs")
  void readsAJob(String body, TryOnJob job) {
    assertThat(get(body.replace('\'', '"'))).isEqualTo(job);
  }

  private static TryOnJob failed(
      TryOnJobErrorCode code, @Nullable String rawCode, @Nullable String message) {
    return new TryOnJob.Failed("a", new TryOnJobError(code, rawCode, message));
  }

  @Test
  void onlyACompletedOrAFailedJobHasEnded() {
    TryOnJobError error = new TryOnJobError(TryOnJobErrorCode.JOB_EXPIRED, null, null);

    assertThat(Jobs.COMPLETED_JOB.isFinal()).isTrue();
    assertThat(new TryOnJob.Failed("a", error).isFinal()).isTrue();
    assertThat(new TryOnJob.Pending("a").isFinal()).isFalse();
    assertThat(new TryOnJob.Running("a").isFinal()).isFalse();
    assertThat(new TryOnJob.Unrecognized("a", "queued").isFinal()).isFalse();
  }

  @Test
  void aCompletedJobDoesNotShowTheQueryOfItsUrl() {
    TryOnJob job = new TryOnJob.Completed("a", URI.create("https://h:1/i.jpg?signature=secret"));

    assertThat(job).hasToString("Completed[id=a, resultUrl=https://h:1/i.jpg]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"pending\"}                                              | it has no job_id",
        "{\"job_id\":\"a\"}                                                    | it has no status",
        "{\"job_id\":null,\"status\":\"pending\"}                                                 | it has no job_id",
        "{\"job_id\":\"a\",\"status\":null}                                    | it has no status",
        "{\"job_id\":\"a\",\"status\":\"completed\"}                           | it has no result_url",
        "{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\"/i.jpg\"} | its result_url is not an http or https URL",
        "{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\"a b\"}    | its result_url is not an http or https URL",
        "{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\"file:///etc/passwd\"} | its result_url is not an http or https URL",
        "{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\"ftp://h/i.jpg\"} | its result_url is not an http or https URL",
        "{\"job_id\":5,\"status\":\"pending\"}                                     | ''",
        "{\"job_id\":true,\"status\":\"pending\"}                                  | ''",
        "{\"job_id\":{},\"status\":\"pending\"}                                    | ''",
        "{\"job_id\":[\"a\"],\"status\":\"pending\"}                             | ''",
        "{\"job_id\":\"a\",\"status\":5}                                           | ''",
        "{\"job_id\":\"a\",\"status\":[\"pending\"]}                             | ''",
        "{\"job_id\":\"a\",\"status\":\"failed\",\"error\":\"text\"}         | ''",
        "{\"job_id\":\"a\",\"status\":\"failed\",\"error\":[]}                 | ''",
        "{\"job_id\":\"a\",\"status\":\"failed\",\"error\":{\"message\":5}}  | ''",
        "{\"job_id\":\"a\",\"job_id\":\"b\",\"status\":\"pending\"}          | ''",
        "{\"job_id\":\"a\",\"status\":\"pending\"}{}                             | ''",
        "nul                                                                   | ''",
        "{\"job_id\":\"a\",\"status\":\"pending\"} x                           | ''",
        "{\"job_id\":\"a\",\"status\"                                          | ''",
        "''                                                                    | ''",
      })
  void refusesABodyThatIsNotAJob(String body, String problem) {
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> get(body))
        .withMessageStartingWith("job a: the response 200 is malformed: ")
        .withMessageContaining(problem)
        .satisfies(e -> assertThat(e.response().body()).isEqualTo(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[] | array", "null | null", "'\"pending\"' | string", "7 | number", "true | true"})
  void refusesJsonThatIsNoObject(String body, String kind) {
    assertThatExceptionOfType(UndocumentedResponseException.class)
        .isThrownBy(() -> get(body))
        .withMessageStartingWith(
            "job a: the server answered 200: its kind of JSON is "
                + kind
                + ", but the contract documents object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"x\":"})
  void survivesDeepNesting(String opening) {
    String body = "{\"job_id\":\"a\",\"status\":\"pending\",\"x\":" + opening.repeat(100_000);

    assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> get(body));
  }

  @Test
  void refusesABodyOfMoreThanOneMebibyte() {
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> get("{\"x\":\"" + "y".repeat(1024 * 1024) + "\"}"))
        .withMessageContaining("longer than 1048576 bytes")
        .satisfies(e -> assertThat(e.response().body()).hasSize(64 * 1024));
  }

  private static TryOnJob get(String body) {
    return Jobs.get(Jobs.job(body));
  }
}
