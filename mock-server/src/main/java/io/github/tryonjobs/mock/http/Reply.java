package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.contract.OwnJson.JSON;

import io.github.tryonjobs.mock.control.MockError;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response before it is on the wire.
 *
 * @param headers its headers, but for those of the connection
 * @param error the mock error that it tells; null if it is none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record Reply(int status, Map<String, String> headers, byte[] body, @Nullable MockError error) {

  static Reply of(MockError error) {
    JsonObject body =
        JSON.createObjectBuilder()
            .add("title", error.title())
            .add("status", error.status())
            .add("detail", error.detail())
            .build();
    return new Reply(
        error.status(),
        Map.of("Content-Type", MockError.MEDIA_TYPE, MockError.HEADER, error.header()),
        body.toString().getBytes(StandardCharsets.UTF_8),
        error);
  }

  static Reply of(int status, Map<String, String> headers, String body) {
    return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8), null);
  }

  String reason() {
    return error == null ? HttpResponseStatus.valueOf(status).reasonPhrase() : error.title();
  }

  Reply withHeaders(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Reply(status, all, body, error);
  }
}
