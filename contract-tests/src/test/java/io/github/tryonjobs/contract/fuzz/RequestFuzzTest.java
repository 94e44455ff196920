package io.github.tryonjobs.contract.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.util.regex.Pattern;

/** The input is what a client sends to the mock server on one connection. */
class RequestFuzzTest {

  private static final TryOnMockServer SERVER =
      TryOnMockServer.builder().startedJobs("completed").start();

  /** What asks the mock server to wait: a scenario of a start that waits, or a setting. */
  private static final Pattern WAITS =
      Pattern.compile(
          "(?i)stall|latency|post.*(pending|running|status|-type|-job|wait)", Pattern.DOTALL);

  @FuzzTest
  void request(byte[] input) throws IOException {
    if (!waits(input)) {
      Wire.judge(SERVER, input);
      SERVER.reset();
    }
  }

  static boolean waits(byte[] input) {
    return WAITS.matcher(Wire.plain(input)).find();
  }
}
