package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.problem.MockError;
import io.github.tryonjobs.mock.problem.MockErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
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
  private static final String SCANNED = "try-on-mock.scanned";
  private static final String REFUSED = "try-on-mock.refused";

  private final Limits limits;
  private final Consumer<MockError> recorder;

  /**
   * Creates one.
   *
   * @param recorder is told what was refused
   */
  // All constructors are deprecated, for a builder that there is not.
  @SuppressWarnings("deprecation")
  HttpCodec(KeepAlive keepAlive, Limits limits, Consumer<MockError> recorder) {
    super(true, limits.headBytes(), null, keepAlive, null, limits.headers(), limits.headers());
    this.limits = limits;
    this.recorder = recorder;
  }

  @Override
  protected boolean decodeHttpPacket(
      FilterChainContext context, HttpPacketParsing packet, Buffer input) {
    int start = input.position();
    RequestHead.checkFirst(input.get(start));
    // What the container has begun to parse is no longer what was sent.
    HttpRequestPacket request = (HttpRequestPacket) packet;
    int scanned = request.getAttribute(SCANNED) instanceof Integer bytes ? bytes : 0;
    int end = RequestHead.end(input, start + scanned);
    request.setAttribute(SCANNED, input.remaining());
    if ((end < 0 ? input.limit() : end) - start > limits.headBytes()) {
      throw new MockErrorException(headTooLarge());
    }
    if (end < 0) {
      return false;
    }
    byte[] head = new byte[end - start];
    input.get(head);
    input.position(start);
    RequestHead.check(head, limits);
    return super.decodeHttpPacket(context, packet, input);
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
    return wrong;
  }

  @Override
  protected void onHttpHeaderError(HttpHeader header, FilterChainContext context, Throwable failure)
      throws IOException {
    refuse((HttpRequestPacket) header, headError(failure));
    super.onHttpHeaderError(header, context, failure);
  }

  private MockError headError(Throwable failure) {
    if (failure instanceof MockErrorException known) {
      return known.error();
    }
    if (failure instanceof MimeHeaders.MaxHeaderCountExceededException) {
      return headTooLarge();
    }
    return MockError.malformedRequest(
        "Host is not there, Content-Length is no number, or a header is no HTTP");
  }

  private MockError headTooLarge() {
    return MockError.tooLarge(
        431,
        "the request line and the headers must be within "
            + limits.headBytes()
            + " bytes, and no more than "
            + limits.headers()
            + " headers");
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
    // It may have had others, or none, which cannot be answered.
    request.setProtocol(Protocol.HTTP_1_1);
    if (request.getMethodDC().isNull()) {
      request.setMethod(Method.GET);
    }
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
