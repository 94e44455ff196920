package io.github.tryonjobs.client.internal.answer;

import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.generated.TryOnJobsApi;
import io.github.tryonjobs.client.internal.http.Exchange;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of one response, read as the contract says, or refused. */
final class DocumentedBody implements TryOnJobsApi.BodyReader {

  /** What a proxy may do to a body without being asked, and is undone before it comes here. */
  private static final Set<String> CODINGS = Set.of("identity", "gzip", "x-gzip");

  private final TryOnRequest request;
  private final Exchange exchange;
  private final RawResponse raw;
  private final JsonReading json;

  DocumentedBody(TryOnRequest request, Exchange exchange, RawResponse raw, JsonReading json) {
    this.request = request;
    this.exchange = exchange;
    this.raw = raw;
    this.json = json;
  }

  @Override
  public <T> T read(Class<T> type, String mediaType) {
    String contentType = exchange.header("Content-Type");
    if (contentType == null || !normal(contentType.split(";", 2)[0]).equals(mediaType)) {
      throw undocumented("content type", contentType, mediaType);
    }
    String coding = exchange.header("Content-Encoding");
    if (coding != null && !CODINGS.contains(normal(coding))) {
      throw undocumented("content encoding", coding, "none");
    }
    String flaw = exchange.body().flaw();
    if (flaw != null) {
      throw new MalformedResponseException(request, flaw, raw, null);
    }
    try {
      return json.read(exchange.body().bytes(), type);
    } catch (OtherKindException e) {
      throw undocumented("kind of JSON", e.getMessage(), "object");
    } catch (UnreadableException e) {
      throw new MalformedResponseException(request, String.valueOf(e.getMessage()), raw, e);
    }
  }

  private UndocumentedResponseException undocumented(
      String what, @Nullable String actual, String documented) {
    return new UndocumentedResponseException(
        request,
        (actual == null ? "it has no " + what : "its " + what + " is " + actual)
            + ", but the contract documents "
            + documented,
        raw);
  }

  private static String normal(String token) {
    return token.trim().toLowerCase(Locale.ROOT);
  }
}
