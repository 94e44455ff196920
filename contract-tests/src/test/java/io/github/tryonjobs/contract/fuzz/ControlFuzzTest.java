package io.github.tryonjobs.contract.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    if (input.length == 0) {
      return;
    }
    byte[] json = Arrays.copyOfRange(input, 1, input.length);
    String head =
        CALLS.get((input[0] & 0xff) % CALLS.size())
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-API-KEY: "
            + Secret.KEY
            + "\r\nContent-Length: "
            + json.length
            + "\r\nConnection: close\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(head.getBytes(StandardCharsets.US_ASCII));
    request.write(json);
    Wire.judge(SERVER, request.toByteArray());
    SERVER.reset();
  }
}
