package io.github.tryonjobs.client.internal.http;

import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response whose body is still to come. */
public final class AssetResponse implements Closeable {

  private final Response response;
  private final Map<String, List<String>> headers;
  private final InputStream body;
  private final Redaction redaction;

  AssetResponse(
      Response response, Map<String, List<String>> headers, InputStream body, Redaction redaction) {
    this.response = response;
    this.headers = headers;
    this.body = body;
    this.redaction = redaction;
  }

  /** Returns the status code. */
  public int status() {
    return response.getStatus();
  }

  /** Returns the headers; names compare without regard to case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns the first value of a header, or null if there is none. */
  public @Nullable String header(String name) {
    return Exchange.header(headers, name);
  }

  /** Returns the bytes of the body as they come. */
  public InputStream body() {
    return body;
  }

  /** Reads a body that is a message about an error, and takes secrets out of it. */
  public byte[] message() throws IOException {
    return Body.read(body, headers, redaction).bytes();
  }

  @Override
  public void close() throws IOException {
    try (response) {
      body.close();
    }
  }
}
