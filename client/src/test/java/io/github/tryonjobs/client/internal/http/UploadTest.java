package io.github.tryonjobs.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Attempt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a body on its way. */
class UploadTest {

  private static final int PART = 64 * 1024;

  private final Attempt attempt =
      new Attempt(new TryOnRequest(Operation.START_JOB, null, URI.create("http://h/"), 1));
  private final List<Long> progress = new ArrayList<>();

  @Test
  void aBodyThatIsSentIsToldOfOnce() throws IOException {
    RequestBody body = RequestBody.json(new byte[PART], List.of());

    new Upload(body, attempt, progress::add).write(OutputStream.nullOutputStream());

    assertThat(attempt.sent()).isEqualTo(Attempt.Sent.ALL);
    assertThat(progress).containsExactly((long) PART);
  }

  @Test
  void whatStaysInABufferIsNotSent() {
    OutputStream buffer =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void flush() throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    RequestBody body = RequestBody.form(Map.of("garment_mode", "full"), List.of());
    assertThatIOException()
        .isThrownBy(() -> new Upload(body, attempt, progress::add).write(buffer));
    assertThat(attempt.sent()).isNotEqualTo(Attempt.Sent.ALL);
    assertThat(progress).isEmpty();
  }
}
