package io.github.tryonjobs.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** The body of a request, of known length, which is written anew for each attempt. */
public final class RequestBody {

  private static final int PART = 64 * 1024;

  /** As browsers write it: names of files in UTF-8, and once. */
  private static final HttpMultipartMode BROWSERS = HttpMultipartMode.LEGACY;

  private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

  private final HttpEntity entity;
  private final boolean hasFiles;
  private final List<String> secrets;

  private RequestBody(HttpEntity entity, boolean hasFiles, List<String> secrets) {
    this.entity = entity;
    this.hasFiles = hasFiles;
    this.secrets = secrets;
  }

  /** Returns a body of JSON, and of secrets that must be in no message. */
  public static RequestBody json(byte[] json, List<String> secrets) {
    return new RequestBody(
        new ByteArrayEntity(json, ContentType.create("application/json")), false, secrets);
  }

  /** Returns a body of form data, whose fields are strings and {@link FilePart}s. */
  public static RequestBody form(Map<String, Object> fields, List<String> secrets) {
    MultipartEntityBuilder form =
        MultipartEntityBuilder.create()
            .setMode(BROWSERS)
            .setContentType(ContentType.create("multipart/form-data"))
            .setCharset(StandardCharsets.UTF_8);
    fields.forEach(
        (name, value) -> {
          if (value instanceof FilePart file) {
            form.addPart(name, new FileBody(file));
          } else {
            form.addTextBody(name, value.toString(), TEXT);
          }
        });
    return new RequestBody(form.build(), true, secrets);
  }

  public long length() {
    return entity.getContentLength();
  }

  /** Tells whether files are in it, so that it may be long. */
  public boolean hasFiles() {
    return hasFiles;
  }

  /** Returns what takes secrets out of the response: the API key, and what is in the body. */
  Redaction redaction(String apiKey) {
    return new Redaction(Stream.of(apiKey), secrets.stream());
  }

  HttpEntity entity() {
    return entity;
  }

  /** A file that has as many bytes as it says, or breaks the request off. */
  private static final class FileBody extends AbstractContentBody {
    private final FilePart file;

    FileBody(FilePart file) {
      super(ContentType.create(file.mediaType()));
      this.file = file;
    }

    @Override
    public String getFilename() {
      // As browsers do: some parsers, such as Node's, refuse a form with a quote behind a
      // backslash.
      return file.content().fileName().replace("\"", "%22");
    }

    @Override
    public long getContentLength() {
      return file.content().length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      long length = file.content().length();
      byte[] bytes = new byte[PART];
      long count = 0;
      try (InputStream in = FilePart.open(file.content())) {
        for (int read = in.read(bytes); read != -1; read = in.read(bytes)) {
          count += read;
          if (count > length) {
            throw new IOException("the image " + file.content() + " has more bytes than that");
          }
          out.write(bytes, 0, read);
        }
      }
      if (count < length) {
        throw new IOException("the image " + file.content() + " has only " + count + " bytes");
      }
    }
  }
}
