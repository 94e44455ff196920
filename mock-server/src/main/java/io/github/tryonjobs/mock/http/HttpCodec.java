package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.problem.MockError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * Reads requests and writes answers. It differs from what it extends where that would be mistaken
 * for the API: requests that are no HTTP are answered with the mock's own errors instead of a bare
 * 400, and a connection is kept after a 400, 500 or 501 that a scenario asked for.
 */
final class HttpCodec extends HttpServerFilter {

  private static final String WAS_KEPT_ALIVE = "try-on-mock.keep-alive";
  private static final String REFUSED = "try-on-mock.refused";
  private static final String CHUNKED = "chunked";

  private final Consumer<MockError> recorder;

  /**
   * Creates one.
   *
   * @param recorder is told what was refused
   */
  // All constructors are deprecated, for a builder that there is not.
  @SuppressWarnings("deprecation")
  HttpCodec(KeepAlive keepAlive, Consumer<MockError> recorder) {
    super(true, Limits.HEAD_BYTES, null, keepAlive, null, Limits.HEADERS, Limits.HEADERS);
    this.recorder = recorder;
  }

  /**
   * Ignores the offer of another protocol, as HTTP allows. The JDK's client offers HTTP/2 with each
   * first request; the container would take that for agreed.
   */
  @Override
  protected void onHttpHeadersParsed(
      HttpHeader header, MimeHeaders headers, FilterChainContext context) {
    if (header.isUpgrade()) {
      header.getUpgradeDC().recycle();
    }
  }

  @Override
  protected boolean onHttpHeaderParsed(
      HttpHeader header, Buffer buffer, FilterChainContext context) {
    boolean wrong = super.onHttpHeaderParsed(header, buffer, context);
    HttpRequestPacket request = (HttpRequestPacket) header;
    request.setAttribute(WAS_KEPT_ALIVE, request.getProcessingState().isKeepAlive());
    return wrong || isAmbiguous(request.getHeaders());
  }

  /** Where one reader sees the end of a request and another does not, requests can be smuggled. */
  private static boolean isAmbiguous(MimeHeaders headers) {
    DataChunk encoding = headers.getValue(Header.TransferEncoding);
    return count(headers, Header.Host) > 1
        || count(headers, Header.ContentLength) > 1
        || count(headers, Header.TransferEncoding) > 1
        || (encoding != null
            && (headers.getValue(Header.ContentLength) != null
                || !encoding.toString().equalsIgnoreCase(CHUNKED)));
  }

  private static int count(MimeHeaders headers, Header header) {
    int count = 0;
    for (String ignored : headers.values(header)) {
      count++;
    }
    return count;
  }

  @Override
  protected void onHttpHeaderError(HttpHeader header, FilterChainContext context, Throwable failure)
      throws IOException {
    refuse((HttpRequestPacket) header, headError(failure));
    super.onHttpHeaderError(header, context, failure);
  }

  private static MockError headError(Throwable failure) {
    boolean tooLarge = String.valueOf(failure.getMessage()).contains("too large");
    return tooLarge
        ? MockError.tooLarge(
            431, "the request line and the headers must be within " + Limits.HEAD_BYTES + " bytes")
        : MockError.malformedRequest(
            "the request line or a header is no HTTP, or is there twice, or Host is not there");
  }

  @Override
  protected void onHttpContentError(
      HttpHeader header, FilterChainContext context, Throwable failure) throws IOException {
    refuse(
        (HttpRequestPacket) header,
        MockError.malformedRequest("the body is not encoded as it says"));
    super.onHttpContentError(header, context, failure);
  }

  private void refuse(HttpRequestPacket request, MockError error) {
    request.setAttribute(REFUSED, error);
    HttpStatus.newHttpStatus(error.status(), error.title()).setValues(request.getResponse());
    recorder.accept(error);
  }

  @Override
  protected HttpContent customizeErrorResponse(HttpResponsePacket response) {
    if (!(response.getRequest().getAttribute(REFUSED) instanceof MockError error)) {
      return super.customizeErrorResponse(response);
    }
    byte[] body = error.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.setContentType(MockError.MEDIA_TYPE);
    response.setHeader(MockError.HEADER, error.kind());
    Buffer content = Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, body);
    return HttpContent.builder(response).content(content).last(true).build();
  }

  /** The container is of the opinion that some status codes end a connection. */
  @Override
  protected void onInitialLineEncoded(HttpHeader header, FilterChainContext context) {
    HttpResponsePacket response = (HttpResponsePacket) header;
    HttpRequestPacket request = response.getRequest();
    if (Boolean.TRUE.equals(request.getAttribute(WAS_KEPT_ALIVE))
        && request.getAttribute(REFUSED) == null
        && request.getProtocol() == Protocol.HTTP_1_1
        && statusDropsConnection(response.getStatus())
        && !response.getProcessingState().isKeepAlive()
        && !ConnectionEnd.isAsked(request)) {
      response.getProcessingState().setKeepAlive(true);
      response.getHeaders().removeHeader(Header.Connection);
    }
  }
}
