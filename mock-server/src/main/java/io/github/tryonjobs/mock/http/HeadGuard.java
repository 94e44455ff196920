package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.control.MockError.Kind.HEAD_TOO_LARGE;
import static io.github.tryonjobs.mock.control.MockError.Kind.MALFORMED;
import static io.github.tryonjobs.mock.control.MockError.Kind.TARGET_TOO_LARGE;

import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.http.Connections.Place;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decodes requests by the library, once it has refused heads that two readers could read in two
 * ways, where requests can be smuggled: the library is lenient about spaces and continued lines,
 * and how much so depends on its version. A head is handed on when it is complete.
 */
final class HeadGuard extends HttpRequestDecoder {

  private final Limits limits;
  private final Place place;
  private long held;
  private boolean inHead = true;
  private boolean ended;
  private int lineStart;
  private int scanned;
  private int lines;

  HeadGuard(Limits limits, Place place) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(limits.headBytes())
            .setMaxHeaderSize(limits.headBytes())
            .setMaxChunkSize(limits.headBytes()));
    this.limits = limits;
    this.place = place;
  }

  /** Ignores all that comes from now on. */
  void end() {
    ended = true;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf input, List<Object> out)
      throws Exception {
    if (ended) {
      input.skipBytes(input.readableBytes());
      return;
    }
    if (inHead) {
      try {
        if (!isComplete(input)) {
          place.release(held);
          held = place.hold(input.readableBytes()) ? input.readableBytes() : 0;
          return;
        }
      } catch (MockError e) {
        ended = true;
        input.skipBytes(input.readableBytes());
        out.add(e);
        return;
      }
      place.release(held);
      held = 0;
      inHead = false;
    }
    int before = out.size();
    super.decode(context, input, out);
    Object last = out.size() > before ? out.get(out.size() - 1) : null;
    if (last instanceof LastHttpContent) {
      inHead = true;
      lineStart = 0;
      scanned = 0;
      lines = 0;
    } else if (last instanceof HttpObject object && object.decoderResult().isFailure()) {
      ended = true;
    }
  }

  /** Netty 4.1 would leave out the length. */
  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
  }

  /** Looks at the lines that have come since the last time, each of them once. */
  private boolean isComplete(ByteBuf input) {
    int start = input.readerIndex();
    int end = input.writerIndex();
    if (scanned == 0) {
      checkFirst(input.getByte(start));
    }
    while (true) {
      int from = start + lineStart;
      int lineEnd = input.indexOf(start + scanned, end, (byte) '\n');
      scanned = (lineEnd < 0 ? end : lineEnd + 1) - start;
      if (scanned > limits.headBytes() || lines > limits.headers() + 1) {
        throw tooLarge();
      }
      if (lineEnd < 0) {
        return false;
      }
      if (lineEnd == from || input.getByte(lineEnd - 1) != '\r') {
        throw MALFORMED.of("a line ends otherwise than with CR LF");
      }
      if (lines == 0) {
        checkRequestLine(input, from, lineEnd - 1);
      } else if (lineEnd == from + 1) {
        return true;
      } else if (input.getByte(from) == ' ' || input.getByte(from) == '\t') {
        throw MALFORMED.of("a header goes on in the next line");
      }
      lines++;
      lineStart = scanned;
    }
  }

  private static void checkFirst(byte first) {
    if (first <= ' ' || first > '~') {
      throw MALFORMED.of("it does not begin with a method; this server speaks plain http");
    }
  }

  private void checkRequestLine(ByteBuf input, int start, int end) {
    int method = input.indexOf(start, end, (byte) ' ');
    int target = method < 0 ? -1 : input.indexOf(method + 1, end, (byte) ' ');
    boolean isPlain = target > method + 1 && method > start;
    for (int i = start; i < end && isPlain; i++) {
      byte b = input.getByte(i);
      isPlain = (b > ' ' && b <= '~') || i == method || i == target;
    }
    if (!isPlain) {
      throw MALFORMED.of("the request line is not: method, space, target, space, HTTP/1.1");
    }
    String version = input.toString(target + 1, end - target - 1, StandardCharsets.US_ASCII);
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      throw MALFORMED.of("this server speaks HTTP/1.1 and HTTP/1.0 only");
    }
    if (target - method - 1 > limits.targetBytes()) {
      throw TARGET_TOO_LARGE.of(
          "the target of a request must be within " + limits.targetBytes() + " bytes");
    }
  }

  private MockError tooLarge() {
    return HEAD_TOO_LARGE.of(
        "the request line and the headers must be within "
            + limits.headBytes()
            + " bytes, and no more than "
            + limits.headers()
            + " headers");
  }
}
