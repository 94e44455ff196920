package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts whose request or response is cut, at each offset: never repeated, and never a failure. */
@Timeout(300)
class CutStartTest {

  private static final String JSON = "application/json";
  private static final String STARTED = "{\"job_id\":\"a\"}";

  private final FakeTime time = new FakeTime();

  /** Asynchronous calls differ in how they wait, and not in what they take for a response. */
  static Stream<Arguments> responses() {
    return Stream.of(
        arguments(
            Style.ASYNC, "202 with a length", Responses.withLength("202 Accepted", JSON, STARTED)),
        arguments(Style.SYNC, "202 in chunks", Responses.inChunks("202 Accepted", JSON, STARTED)),
        arguments(
            Style.SYNC,
            "200",
            Responses.withLength("200 OK", JSON, "{\"result_url\":\"http://h/i\"}")),
        arguments(
            Style.SYNC, "401", Responses.withLength("401 No", JSON, error("invalid_auth_token"))),
        arguments(Style.SYNC, "500", Responses.withLength("500 Oops", JSON, "")),
        arguments(
            Style.SYNC,
            "429",
            Responses.withLength("429 Slow", JSON, error("rate_limit_exceeded"))));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("responses")
  void aCutResponseLeavesTheOutcomeUnknown(Style style, String what, String response) {
    int whole = response.length();
    RawServer.Reply[] replies =
        IntStream.range(0, whole)
            .mapToObj(length -> RawServer.raw(response.substring(0, length)))
            .toArray(RawServer.Reply[]::new);
    try (RawServer server = RawServer.of(replies);
        TryOnClient client = Jobs.client(server, time).build()) {
      for (int length = 0; length < whole; length++) {
        String cut = what + ", cut after " + length;
        Throwable failure = catchThrowable(() -> style.of(client).startJob(Starts.URLS));
        assertThat(assertIsUnknown(failure, cut).isSentWhole()).as(cut).isTrue();
        assertThat(server.requests()).as("requests").hasSize(length + 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCutRequestLeavesTheOutcomeUnknown(Style style) throws IOException {
    TryOnInput input = Starts.form(TryOnImage.of(Starts.png(100, 100, 100), "p.png"));
    int whole = length(input);
    try (Cutter server = new Cutter();
        TryOnClient client = Jobs.client(time, server.baseUri()).build()) {
      for (int length = 0; length < whole; length++) {
        server.reads = length;

        Throwable failure = catchThrowable(() -> style.of(client).startJob(input));

        assertIsUnknown(failure, "request cut after " + length + " of " + whole);
        assertThat(server.accepted).as("connections").hasValue(length + 1);
      }
    }
  }

  private static StartOutcomeUnknownException assertIsUnknown(Throwable failure, String what) {
    assertThat(failure).as(what).isInstanceOf(StartOutcomeUnknownException.class);
    StartOutcomeUnknownException unknown = (StartOutcomeUnknownException) failure;
    assertThat(unknown.request().attempts()).as(what).isEqualTo(1);
    return unknown;
  }

  /** Returns how many bytes a start has on the wire. */
  private int length(TryOnInput input) {
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server, time).build()) {
      client.startJob(input);
      RawServer.Request request = server.requests().get(0);
      int head = "POST /v1/try-on HTTP/1.1\r\n\r\n".length();
      for (var header : request.headers().entrySet()) {
        head += header.getKey().length() + header.getValue().length() + ": \r\n".length();
      }
      return head + request.body().length();
    }
  }

  private static String error(String code) {
    return "{\"error\":\"e\",\"error_code\":\"" + code + "\"}";
  }
}
