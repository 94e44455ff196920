package io.github.tryonjobs.contract.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.decode.JobDecoder;
import io.github.tryonjobs.client.internal.http.Headers;
import io.github.tryonjobs.client.internal.http.OpenResponse;
import io.github.tryonjobs.client.internal.http.Redaction;
import io.github.tryonjobs.client.internal.http.WholeResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The input is a byte for the operation, one for the status code and one for the headers, then the
 * value of a header up to the end of the line, and a body.
 */
class DecoderFuzzTest {

  private static final JobDecoder DECODER =
      new JobDecoder(() -> Instant.parse("2026-11-23T12:00:00Z"));
  private static final List<Integer> CODES =
      List.of(200, 200, 202, 400, 401, 403, 404, 409, 429, 500, 204, 206, 302, 418, 503);
  private static final Redaction REDACTION = new Redaction(Secret.KEY);
  private static final URI JOB = URI.create("http://127.0.0.1:8080/v1/try-on/job/1");

  @FuzzTest
  void response(byte[] input) throws IOException {
    if (input.length < 3) {
      return;
    }
    String rest = new String(input, 3, input.length - 3, StandardCharsets.ISO_8859_1);
    int end = Math.max(0, rest.indexOf('\n'));
    byte[] body = Arrays.copyOfRange(input, 3 + end, input.length);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Content-Type", List.of("application/json"));
    String name =
        List.of("Retry-After", "Content-Encoding", "Content-Length", "Content-Type", "Date", "X-A")
            .get((input[2] & 0xff) % 6);
    if (end > 0) {
      headers.put(name, List.of(REDACTION.of(rest.substring(0, end))));
    }
    OpenResponse response =
        new OpenResponse(
            CODES.get((input[1] & 0xff) % CODES.size()),
            new Headers(headers),
            new ByteArrayInputStream(body),
            REDACTION);
    Secret.isNotIn(String.valueOf(result(input[0] & 0xff, response.whole())));
  }

  /** Returns what the application gets: what was decoded, or what was thrown. */
  private static Object result(int operation, WholeResponse response) {
    try {
      return switch (operation % 3) {
        case 0 -> DECODER.job(new TryOnRequest(Operation.GET_JOB, "1", JOB, 1), response);
        case 1 -> DECODER.start(new TryOnRequest(Operation.START_JOB, null, JOB, 1), response);
        default ->
            DECODER.cancellation(new TryOnRequest(Operation.CANCEL_JOB, "1", JOB, 1), response);
      };
    } catch (TryOnException e) {
      StringBuilder all = new StringBuilder();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        all.append(cause);
      }
      return all.append(JobDecoder.raw(response).body());
    }
  }
}
