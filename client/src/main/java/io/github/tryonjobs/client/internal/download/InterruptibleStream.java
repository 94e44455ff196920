package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.ResultStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * The bytes of a result. Another thread reads them from the socket, so that an interrupt frees the
 * one that waits for them.
 */
final class InterruptibleStream extends ResultStream {

  private static final int BUFFER = 64 * 1024;

  private final Part part;
  private final Executor helpers;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private boolean isAtEnd;
  private volatile boolean isClosed;

  InterruptibleStream(Part part, Executor helpers) {
    this.part = part;
    this.helpers = helpers;
  }

  @Override
  public String contentType() {
    return part.contentType();
  }

  @Override
  public OptionalLong contentLength() {
    return part.total();
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int read = Math.min(length, end - position);
    System.arraycopy(buffer, position, bytes, offset, read);
    position += read;
    return read;
  }

  @Override
  public int available() {
    return end - position;
  }

  /** Sees to it that there is a byte in the buffer, and tells whether there is. */
  private boolean fill() throws IOException {
    if (isClosed) {
      throw new IOException("the stream is closed");
    }
    if (position < end || isAtEnd) {
      return position < end;
    }
    int read = await(readAhead());
    position = 0;
    end = Math.max(0, read);
    isAtEnd = read == -1;
    return !isAtEnd;
  }

  private CompletableFuture<Integer> readAhead() {
    CompletableFuture<Integer> read = new CompletableFuture<>();
    helpers.execute(
        () -> {
          try {
            read.complete(part.read(buffer));
          } catch (Throwable e) {
            read.completeExceptionally(e);
          }
        });
    return read;
  }

  private int await(CompletableFuture<Integer> read) throws IOException {
    try {
      return read.get();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while reading").initCause(e);
    } catch (ExecutionException e) {
      close();
      throw new IOException("the result broke off: " + Part.problem(e.getCause()), e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    isClosed = true;
    part.close();
  }
}
