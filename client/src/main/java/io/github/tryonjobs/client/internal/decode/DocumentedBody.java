package io.github.tryonjobs.client.internal.decode;

import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.generated.TryOnJobsApi;
import io.github.tryonjobs.client.internal.http.WholeResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of one response, decoded as the contract says, or refused. */
final class DocumentedBody implements TryOnJobsApi.BodyReader {

  /** What a gateway may do to a body without being asked; it is undone before it comes here. */
  private static final Set<String> CODINGS = Set.of("identity", "gzip", "x-gzip");

  private final TryOnRequest request;
  private final WholeResponse response;
  private final Supplier<RawResponse> raw;
  private final JsonDecoder json;

  DocumentedBody(
      TryOnRequest request, WholeResponse response, Supplier<RawResponse> raw, JsonDecoder json) {
    this.request = request;
    this.response = response;
    this.raw = raw;
    this.json = json;
  }

  @Override
  public <T> T read(Class<T> type, String mediaType) {
    String actual = response.headers().mediaType();
    if (!mediaType.equals(actual)) {
      throw undocumented("content type", actual, mediaType);
    }
    String coding = response.headers().coding();
    if (!CODINGS.contains(coding)) {
      throw undocumented("content encoding", coding, "none");
    }
    String flaw = response.flaw();
    if (flaw != null) {
      throw new MalformedResponseException(request, flaw, raw.get(), null);
    }
    try {
      return json.read(response.body(), type, response.redaction());
    } catch (OtherKindException e) {
      throw undocumented("kind of JSON", e.getMessage(), "object");
    } catch (UnreadableException e) {
      if (response.headers().length().isEmpty() && !response.headers().isChunked()) {
        throw new TransportException(
            request,
            "neither a length nor chunks say whether the response is whole, and it is not JSON",
            e);
      }
      throw new MalformedResponseException(request, String.valueOf(e.getMessage()), raw.get(), e);
    }
  }

  private UndocumentedResponseException undocumented(
      String what, @Nullable String actual, String documented) {
    return new UndocumentedResponseException(
        request,
        (actual == null ? "it has no " + what : "its " + what + " is " + actual)
            + ", but the contract documents "
            + documented,
        raw.get());
  }
}
