package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On a connection that is kept, a request is heard whatever came before it. */
@Tag("keep-alive")
class KeepAliveTest {

  private static final int ROUNDS = Integer.getInteger("keepalive.rounds", 20);
  private static final String BODY = "{\"scenario\":\"completed\"}";
  private static final String START =
      "{\"person_image_url\":\"https://a/b\",\"garment_image_url\":\"https://a/c\","
          + "\"wait_for_result\":\"false\"}";

  @RegisterExtension static final QuietServer SERVER = new QuietServer();

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments("GET", JOB + "completed", null, 200),
        arguments("GET", JOB + "400", null, 400),
        arguments("GET", JOB + "500", null, 500),
        arguments("GET", JOB + "empty", null, 200),
        arguments("GET", JOB + "pending*x", null, 422),
        arguments("HEAD", JOB + "completed", null, 200),
        arguments("OPTIONS", JOB + "completed", null, 204),
        arguments("DELETE", JOB + "completed", null, 405),
        arguments("GET", "/nowhere", null, 501),
        arguments("POST", "/nowhere", BODY, 501),
        arguments("POST", JOB + "completed", BODY, 405),
        arguments("PUT", JOB + "completed", "", 405),
        arguments("POST", "/v1/try-on", START, 202),
        arguments("POST", "/v1/try-on", BODY, 400),
        arguments("POST", "/v1/try-on", "", 400),
        arguments("POST", JOB + "completed/cancel", BODY, 409),
        arguments("POST", "/__mock/jobs", BODY, 201),
        arguments("POST", "/__mock/jobs", "{", 422),
        arguments("DELETE", "/__mock/jobs/nobody", null, 422),
        arguments("GET", "/__mock/ready", null, 204));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void overARawConnectionWithTheBodyInAPacketOfItsOwn(
      String method, String target, @Nullable String body, int status) throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      for (int i = 0; i < ROUNDS; i++) {
        String length =
            body == null
                ? ""
                : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
        connection.write(RawHttp.request(method, target, SERVER.baseUri(), key("keep") + length));
        connection.write(body == null ? "" : body);
        assertThat(connection.read(method).status()).isEqualTo(status);
        assertHeard(connection);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void inChunks(String method, String target, @Nullable String body, int status) throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      for (int i = 0; i < ROUNDS && body != null && !body.isEmpty(); i++) {
        connection.write(
            RawHttp.request(
                method,
                target,
                SERVER.baseUri(),
                key("keep") + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"));
        for (int at = 0; at < body.length(); at++) {
          connection.write("1\r\n" + body.charAt(at) + "\r\n");
        }
        connection.write("0\r\n\r\n");
        assertThat(connection.read(method).status()).isEqualTo(status);
        assertHeard(connection);
      }
    }
  }

  private static void assertHeard(RawHttp connection) throws IOException {
    connection.write(RawHttp.request("GET", JOB + "running", SERVER.baseUri(), key("keep")));
    assertThat(connection.read().body()).contains("\"running\"");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void withTheClientOfTheJdk(String method, String target, @Nullable String body, int status)
      throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    for (int i = 0; i < ROUNDS; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(uri(target))
              .method(method, publisher)
              .header("X-API-KEY", "sk_jdk")
              .header("Content-Type", "application/json")
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
      HttpRequest next =
          HttpRequest.newBuilder(uri(JOB + "running")).header("X-API-KEY", "sk_jdk").build();
      assertThat(client.send(next, BodyHandlers.ofString()).body()).contains("\"running\"");
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void withApache(String method, String target, @Nullable String body, int status)
      throws Exception {
    try (CloseableHttpClient client = HttpClients.custom().disableAutomaticRetries().build()) {
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(apache(client, method, target, body)).isEqualTo(status);
        assertThat(apache(client, "GET", JOB + "running", null)).isEqualTo(200);
      }
    }
  }

  private static int apache(
      CloseableHttpClient client, String method, String target, @Nullable String body)
      throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase(method, uri(target));
    request.setHeader("X-API-KEY", "sk_apache");
    if (body != null) {
      request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    }
    return client.execute(
        request,
        response -> {
          EntityUtils.consume(response.getEntity());
          return response.getCode();
        });
  }

  @ParameterizedTest
  @MethodSource("requests")
  void withOkHttp(String method, String target, @Nullable String body, int status)
      throws Exception {
    OkHttpClient client = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    try {
      for (int i = 0; i < ROUNDS; i++) {
        RequestBody content =
            body == null ? null : RequestBody.create(body, MediaType.get("application/json"));
        assertThat(okHttp(client, method, target, content)).isEqualTo(status);
        assertThat(okHttp(client, "GET", JOB + "running", null)).isEqualTo(200);
      }
    } finally {
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }

  private static int okHttp(
      OkHttpClient client, String method, String target, @Nullable RequestBody body)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(uri(target).toString())
            .header("X-API-KEY", "sk_okhttp")
            .method(method, body)
            .build();
    try (Response response = client.newCall(request).execute()) {
      return response.code();
    }
  }

  private static URI uri(String target) {
    return URI.create(SERVER.baseUri() + target);
  }
}
