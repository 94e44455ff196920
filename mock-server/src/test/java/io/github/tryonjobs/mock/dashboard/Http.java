package io.github.tryonjobs.mock.dashboard;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a mock server, and follows no redirect. */
final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  static HttpResponse<String> get(TryOnMockServer server, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request = request(server, path);
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  /** Polls a job, whose id needs no encoding. */
  static HttpResponse<String> poll(TryOnMockServer server, String jobId) throws Exception {
    return get(server, "/v1/try-on/job/" + jobId, "X-API-KEY", "sk_test");
  }

  static void postJson(TryOnMockServer server, String path, String json, String... headers)
      throws Exception {
    HttpRequest.Builder builder = request(server, path);
    HttpRequest request =
        (headers.length == 0 ? builder : builder.headers(headers))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    int status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IllegalStateException(path + " answered " + status);
    }
  }

  private static HttpRequest.Builder request(TryOnMockServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.baseUri() + path));
  }
}
