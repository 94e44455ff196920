package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.ImageProbe;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.MemoryFileUpload;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Keeps fields up to a size, and of files nothing. */
final class FormParts extends DefaultHttpDataFactory {

  /** The library itself hands on a name in which blanks stand for commas and colons. */
  private String nameInHeader = "";

  private final List<Attribute> fields = new ArrayList<>();

  FormParts(int mostBytes) {
    super(false);
    setMaxLimit(mostBytes);
  }

  /** Called for what stands in the headers of a part. */
  @Override
  public Attribute createAttribute(HttpRequest request, String name, String value) {
    nameInHeader = name.equals("filename") ? value : nameInHeader;
    return super.createAttribute(request, name, value);
  }

  @Override
  public Attribute createAttribute(HttpRequest request, String name) {
    return kept(super.createAttribute(request, name));
  }

  @Override
  public Attribute createAttribute(HttpRequest request, String name, long definedSize) {
    return kept(super.createAttribute(request, name));
  }

  private Attribute kept(Attribute field) {
    fields.add(field);
    return field;
  }

  /** Releases what the library does not, when a form ends otherwise than it should. */
  void end() {
    fields.stream().filter(it -> it.refCnt() > 0).forEach(Attribute::release);
  }

  @Override
  public FileUpload createFileUpload(
      HttpRequest request,
      String name,
      String filename,
      String contentType,
      String contentTransferEncoding,
      Charset charset,
      long size) {
    return new Image(name, nameInHeader, contentTransferEncoding, charset, size);
  }

  /** A file, of which no byte is kept. */
  static final class Image extends MemoryFileUpload {

    final ImageProbe probe = new ImageProbe();
    final String sentName;

    /** The library takes only some names, and no content types but good ones. */
    Image(
        String name, String sentName, String contentTransferEncoding, Charset charset, long size) {
      super(name, "image", "image/*", contentTransferEncoding, charset, size);
      this.sentName = sentName;
    }

    @Override
    public void addContent(ByteBuf part, boolean last) {
      try {
        probe.take(part.nioBuffer());
      } finally {
        part.release();
      }
      if (last) {
        setCompleted();
      }
    }
  }
}
