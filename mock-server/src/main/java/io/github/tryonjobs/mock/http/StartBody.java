package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.StartRules;
import io.github.tryonjobs.mock.state.StartInput;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a start, read as it comes: of images only what tells their format and pixels, and no
 * byte is kept. Used by the thread of its event loop only.
 */
final class StartBody {

  /**
   * The longest field or header of a part, and how much of what is decoded waits to be thrown away.
   */
  private static final int MOST_BUFFERED = 8 * 1024;

  /** What the library takes for a form, by estimate. */
  private static final int FORM_WEIGHT = 2 * MOST_BUFFERED;

  /** Two images that are too large can still be told so. */
  private static final long MOST_BYTES = 4 * StartRules.MOST_BYTES;

  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*+boundary\\s*+=\\s*+(\"[^\"]++\"|[^\";\\s]++)", Pattern.CASE_INSENSITIVE);

  private static final ByteBuf CR =
      Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {'\r'}).asReadOnly());

  private ByteArrayOutputStream json = new ByteArrayOutputStream(0);
  private final int mostKept;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<StartRules.File> files = new ArrayList<>();
  private final Kind kind;
  private final FormParts parts = new FormParts(MOST_BUFFERED);
  private @Nullable HttpPostMultipartRequestDecoder form;
  private @Nullable StartInput refused;
  private long bytes;
  private int kept;
  private boolean heldBack;
  private boolean isWhole;

  private enum Kind {
    JSON,
    FORM,
    OTHER
  }

  StartBody(HttpRequest head, int mostKept) {
    this.mostKept = mostKept;
    String contentType = head.headers().get("Content-Type", "");
    kind = kind(contentType);
    if (kind == Kind.FORM) {
      decode(() -> begin(contentType));
    }
  }

  private static Kind kind(String contentType) {
    return switch (contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT)) {
      case "application/json" -> Kind.JSON;
      case "multipart/form-data" -> Kind.FORM;
      default -> Kind.OTHER;
    };
  }

  /** The library takes only some orders and spellings of the parameters: it gets the boundary. */
  private void begin(String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new IllegalArgumentException("no boundary");
    }
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    head.headers().set("Content-Type", "multipart/form-data; boundary=" + boundary.group(1));
    form =
        new HttpPostMultipartRequestDecoder(
            parts, head, StandardCharsets.UTF_8, StartRules.MOST_FIELDS, MOST_BUFFERED);
    form.setDiscardThreshold(MOST_BUFFERED);
    kept = FORM_WEIGHT;
  }

  /** Takes a part of the body; returns how many bytes are kept from now on. */
  int take(HttpContent part) {
    bytes += part.content().readableBytes();
    if (bytes > MOST_BYTES) {
      refuse("file_size_too_large", "the body has more than " + MOST_BYTES + " bytes");
    } else if (kind == Kind.JSON && refused == null) {
      kept += part.content().readableBytes();
      if (kept <= mostKept) {
        json.writeBytes(ByteBufUtil.getBytes(part.content()));
      } else {
        refuse("invalid_request_body", "the JSON must be within " + mostKept + " bytes");
      }
    } else if (form != null && part.content().isReadable()) {
      decode(() -> offer(part.content()));
    }
    return kept;
  }

  /**
   * Has the library decode what has come. It takes a CR for a part of a value if it does not see
   * the LF behind it, which may still be on its way.
   */
  private void offer(ByteBuf part) {
    int last = part.readableBytes() - 1;
    boolean endsWithCr = part.getByte(part.readerIndex() + last) == '\r';
    ByteBuf now = part.retainedSlice(part.readerIndex(), endsWithCr ? last : last + 1);
    ByteBuf all = heldBack ? Unpooled.wrappedBuffer(CR.duplicate(), now) : now;
    heldBack = endsWithCr;
    try {
      decode(new DefaultHttpContent(all));
    } finally {
      all.release();
    }
  }

  private void decode(HttpContent content) {
    HttpPostMultipartRequestDecoder decoder = Objects.requireNonNull(form);
    decoder.offer(content);
    try {
      while (decoder.hasNext()) {
        InterfaceHttpData data = decoder.next();
        add(data);
        data.release();
      }
    } catch (EndOfDataDecoderException e) {
      isWhole = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(InterfaceHttpData data) throws IOException {
    keep(data.getName());
    if (data instanceof FormParts.Image image) {
      keep(image.sentName);
      files.add(new StartRules.File(image.getName(), image.sentName, image.probe));
    } else if (data instanceof Attribute field) {
      keep(field.getValue());
      fields.put(field.getName(), field.getValue());
    }
  }

  private void keep(String string) {
    kept += 2 * string.length();
    if (kept > FORM_WEIGHT + mostKept) {
      throw new IllegalStateException("the fields must be within " + mostKept + " bytes");
    }
  }

  /** A form that the library cannot read is refused, in whatever way it says so. */
  private void decode(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      refuse(
          "invalid_request_body",
          "expected a form as RFC 7578 has it, of at most "
              + StartRules.MOST_FIELDS
              + " fields, each within "
              + MOST_BUFFERED
              + " bytes");
    }
  }

  private void refuse(String code, String detail) {
    refused = refused == null ? StartRules.refused(code, detail) : refused;
    end();
  }

  boolean isHopeless() {
    return bytes > MOST_BYTES;
  }

  /** Returns what was sent, once all of it has come, or enough. */
  StartInput input() {
    if (form != null) {
      decode(() -> decode(LastHttpContent.EMPTY_LAST_CONTENT));
    }
    if (bytes == 0) {
      refuse("invalid_request_body", "expected a body");
    } else if (kind == Kind.FORM && !isWhole) {
      refuse("invalid_request_body", "the form does not come to its end");
    }
    end();
    if (refused != null) {
      return refused;
    }
    return switch (kind) {
      case JSON -> {
        byte[] all = json.toByteArray();
        json = new ByteArrayOutputStream(0);
        yield StartRules.ofJson(all);
      }
      case FORM -> StartRules.ofForm(fields, files);
      case OTHER ->
          StartRules.refused(
              "unsupported_content_type", "expected application/json or multipart/form-data");
    };
  }

  /** Gives back what the library holds. */
  void end() {
    if (form != null) {
      form.destroy();
      form = null;
      parts.end();
    }
  }
}
