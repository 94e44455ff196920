package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries with characters that are in no URI, but that clients send. */
class HostileQueryTest {

  @RegisterExtension static final QuietServer SERVER = new QuietServer();

  @ParameterizedTest
  @ValueSource(strings = {"<", ">", "\"", "{", "}", "|", "\\", "^", "`", "[", "]", "%3C"})
  void isReadAsIfItWereEncoded(String odd) throws Exception {
    assertThat(get(JOB + "completed?a=" + odd).status()).isEqualTo(200);

    RawHttp.Answer refused = get("/__mock/jobs?a" + odd + "=1");

    assertThat(refused.mockError()).isEqualTo("invalid-call");
    assertThat(refused.body()).contains("unknown query parameter");
  }

  private static RawHttp.Answer get(String target) throws IOException {
    String headers = key("a") + "Connection: close\r\n";
    return RawHttp.answers(
            SERVER.baseUri(), RawHttp.request("GET", target, SERVER.baseUri(), headers))
        .get(0);
  }
}
