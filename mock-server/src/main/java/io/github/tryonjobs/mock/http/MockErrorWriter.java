package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.problem.MockError;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Puts the mock's own errors on the wire. */
final class MockErrorWriter implements MessageBodyWriter<MockError> {

  static Response response(MockError error) {
    return Response.status(error.status(), error.title())
        .type(MockError.MEDIA_TYPE)
        .header(MockError.HEADER, error.kind())
        .entity(error)
        .build();
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == MockError.class;
  }

  @Override
  public void writeTo(
      MockError error,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    body.write(error.body().getBytes(StandardCharsets.UTF_8));
  }
}
