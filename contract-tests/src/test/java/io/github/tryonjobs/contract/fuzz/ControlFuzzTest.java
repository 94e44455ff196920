package io.github.tryonjobs.contract.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The input is a byte that chooses a control call, and its JSON. */
class ControlFuzzTest {

  private static final TryOnMockServer SERVER =
      TryOnMockServer.builder().startedJobs("completed").start();

  private static final List<String> CALLS =
      List.of(
          "POST /__mock/jobs",
          "POST /__mock/clock",
          "PATCH /__mock/settings",
          "POST /__mock/pact-states",
          "POST /__mock/reset");

  @FuzzTest
  void call(byte[] input) throws IOException {
    if (input.length > 0) {
      Wire.judge(SERVER, request(input));
      SERVER.reset();
    }
  }

  /** Returns the request of an input that is not empty. */
  static byte[] request(byte[] input) {
    int length = input.length - 1;
    String head =
        CALLS.get((input[0] & 0xff) % CALLS.size())
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-API-KEY: "
            + Secret.KEY
            + "\r\nContent-Length: "
            + length
            + "\r\nConnection: close\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    request.write(input, 1, length);
    return request.toByteArray();
  }
}
