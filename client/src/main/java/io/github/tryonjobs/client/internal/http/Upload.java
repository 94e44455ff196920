package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.internal.call.Attempt;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The body of one attempt on its way.
 *
 * @param progress told the number of bytes that were sent, at most once for each 64 KiB
 */
record Upload(RequestBody body, Attempt attempt, LongConsumer progress) {

  private static final int PART = 64 * 1024;

  /** Writes the body; the stream is not closed. */
  void write(OutputStream out) throws IOException {
    body.entity().writeTo(new Counting(out));
    out.flush();
    attempt.sentAll();
    progress.accept(body.length());
  }

  /**
   * Returns the body for HttpClient, which may be sent again to a proxy that asks for a password.
   */
  HttpEntity entity(boolean isRepeatable) {
    return new HttpEntityWrapper(body.entity()) {
      @Override
      public boolean isRepeatable() {
        return isRepeatable;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        write(out);
      }
    };
  }

  /** Tells how many bytes went through, but for the last ones. */
  private final class Counting extends FilterOutputStream {
    private long count;
    private long told;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
      if (count - told >= PART && count < body.length()) {
        told = count;
        progress.accept(count);
      }
    }
  }
}
