package io.github.tryonjobs.client.internal;

import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.generated.TryOnJobsApi;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of one response, read as the contract says, or refused. */
final class DocumentedBody implements TryOnJobsApi.BodyReader {

  private final String jobId;
  private final Exchange exchange;
  private final RawResponse raw;
  private final JsonReading json;

  DocumentedBody(String jobId, Exchange exchange, RawResponse raw, JsonReading json) {
    this.jobId = jobId;
    this.exchange = exchange;
    this.raw = raw;
    this.json = json;
  }

  @Override
  public <T> T read(Class<T> type, String mediaType) {
    String contentType = exchange.header("Content-Type");
    if (!isOf(mediaType, contentType)) {
      throw new UndocumentedResponseException(
          jobId,
          "the service answered "
              + raw.status()
              + (contentType == null ? " without a content type" : " as " + contentType)
              + ", but the contract documents "
              + mediaType,
          raw);
    }
    if (exchange.isTooLong()) {
      throw new MalformedResponseException(
          jobId, "it is longer than " + Exchange.MAX_BODY_BYTES + " bytes", raw, null);
    }
    try {
      return json.read(exchange.body(), type);
    } catch (UnreadableException e) {
      throw new MalformedResponseException(jobId, String.valueOf(e.getMessage()), raw, e);
    }
  }

  private static boolean isOf(String mediaType, @Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(mediaType);
  }
}
