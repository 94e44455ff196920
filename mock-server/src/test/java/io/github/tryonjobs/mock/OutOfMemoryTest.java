package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Better no process than one that listens and answers nobody. */
@Tag("slow") // A JVM that runs out of memory takes its time.
@Timeout(300)
class OutOfMemoryTest {

  @Test
  void aServerWithoutMemoryEndsAndSaysWhy() throws Exception {
    try (SmallServer server = new SmallServer(32, FullHeap.class)) {
      server.process().getOutputStream().write('\n');
      server.process().getOutputStream().flush();
      while (server.isAlive()) {
        try (RawHttp connection = new RawHttp(server.baseUri())) {
          connection.writeWhatIsTaken("GET / HTTP/1.1\r\n\r\n");
        } catch (IOException e) {
          // It has ended, or is about to.
        }
      }

      assertThat(server.process().exitValue()).isEqualTo(1);
      assertThat(server.output()).contains("it is out of memory", "-Xmx128m");
    }
  }
}
