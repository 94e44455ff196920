package io.github.tryonjobs.client;

import java.io.InputStream;
import java.util.OptionalLong;

/**
 * The bytes of a result as they come. Must be closed. Not safe for use by several threads.
 *
 * <p>Reading throws {@link java.io.IOException} if the next bytes take longer than the request
 * timeout, if the result ends too early or is longer than allowed, and at once if the reading
 * thread is interrupted ({@link java.io.InterruptedIOException}, with the interrupt flag set) or
 * the client is closed.
 */
public abstract class ResultStream extends InputStream {

  /** Constructor, also for fakes in unit tests. */
  protected ResultStream() {}

  /** Returns the media type in lower case, such as {@code image/jpeg}. */
  public abstract String contentType();

  /** Returns the number of bytes; empty if the server does not say. */
  public abstract OptionalLong contentLength();
}
