package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.ResultExpiredException;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.internal.answer.Answers;
import io.github.tryonjobs.client.internal.call.Cancellation;
import io.github.tryonjobs.client.internal.http.AssetResponse;
import io.github.tryonjobs.client.internal.http.JerseyTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks for images, and refuses what is none. Safe for use by several threads. */
public final class Images {

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;

  /** What servers of signed links answer when a link has expired. */
  private static final Set<Integer> EXPIRED = Set.of(400, 401, 403, 404, 410);

  /** What a server says that was not told what it stores. */
  private static final Set<String> UNTYPED =
      Set.of("application/octet-stream", "binary/octet-stream");

  private final JerseyTransport transport;
  private final Duration stallTimeout;
  private final long limit;

  /**
   * Creates one.
   *
   * @param stallTimeout how long to wait for each part of an image
   * @param limit the greatest size of an image, in bytes
   */
  public Images(JerseyTransport transport, Duration stallTimeout, long limit) {
    this.transport = transport;
    this.stallTimeout = stallTimeout;
    this.limit = limit;
  }

  /** An image that begins to come, or the rest of one. */
  record Part(ImageStream stream, long from, @Nullable String validator, RawResponse head) {}

  /**
   * Asks for an image, or for the rest of one.
   *
   * @param from how many bytes of it are there already
   * @param validator identifies the image that those bytes belong to; null if they are none
   * @param timeout how long the whole of it may take
   */
  Part open(
      TryOnRequest request,
      URI uri,
      long from,
      @Nullable String validator,
      Duration timeout,
      Cancellation cancellation) {
    Map<String, String> range =
        validator == null
            ? Map.of()
            : Map.of("Range", "bytes=" + from + "-", "If-Range", validator);
    Duration wait = timeout.compareTo(stallTimeout) < 0 ? timeout : stallTimeout;
    AssetResponse response = transport.getAsset(request, uri, range, wait, cancellation);
    boolean isRest = response.status() == PARTIAL_CONTENT && validator != null;
    if (response.status() != OK && !isRest) {
      throw refused(request, response);
    }
    RawResponse head = new RawResponse(response.status(), response.headers(), "");
    requireImage(request, response, head);
    long start = isRest ? from : 0;
    if (isRest && !startsAt(from, response.header("Content-Range"))) {
      throw close(
          response,
          new TransportException(request, "the server sent another part than was asked for", null));
    }
    ImageStream stream = new ImageStream(response, limit - start);
    if (start + stream.announced().orElse(0) > limit) {
      throw close(response, tooLong(request, head, null));
    }
    return new Part(stream, start, strong(response.header("ETag")), head);
  }

  MalformedResponseException tooLong(
      TryOnRequest request, RawResponse head, @Nullable Throwable cause) {
    return new MalformedResponseException(
        request, "the image is longer than " + limit + " bytes", head, cause);
  }

  private static TryOnException refused(TryOnRequest request, AssetResponse response) {
    try (response) {
      RawResponse raw = Answers.raw(response.status(), response.headers(), response.message());
      return EXPIRED.contains(raw.status())
          ? new ResultExpiredException(request, raw)
          : new UndocumentedResponseException(request, "this is no image", raw);
    } catch (IOException e) {
      return new TransportException(request, "no complete response: " + e, e);
    }
  }

  private static void requireImage(TryOnRequest request, AssetResponse response, RawResponse head) {
    String header = response.header("Content-Type");
    String type = header == null ? "" : header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    if (!type.startsWith("image/") && !UNTYPED.contains(type)) {
      throw close(
          response,
          new UndocumentedResponseException(
              request,
              (header == null ? "it has no content type" : "its content type is " + header)
                  + ", but an image was expected",
              head));
    }
  }

  private static boolean startsAt(long from, @Nullable String contentRange) {
    return contentRange != null && contentRange.trim().startsWith("bytes " + from + "-");
  }

  /** Only a strong one says that two parts belong together: RFC 9110, section 13.1.5. */
  private static @Nullable String strong(@Nullable String etag) {
    return etag == null || !etag.startsWith("\"") ? null : etag;
  }

  private static TryOnException close(AssetResponse response, TryOnException failure) {
    try {
      response.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
