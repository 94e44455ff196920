package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.StartInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;

/** Asks a mock server as any HTTP client would. */
public final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final String START = "/v1/try-on";

  private final URI server;

  public Http(TryOnMockServer server) {
    this.server = server.baseUri();
  }

  /** Polls a job. */
  public HttpResponse<String> poll(String apiKey, String jobId) {
    return send(request("/v1/try-on/job/" + jobId).header("X-API-KEY", apiKey));
  }

  /** Starts a job with the images at two URLs, and does not wait for it. */
  HttpResponse<String> start(String apiKey, String personUrl, String garmentUrl) {
    return startWithJson(
        apiKey,
        "{\"person_image_url\":\"%s\",\"garment_image_url\":\"%s\",\"wait_for_result\":\"false\"}"
            .formatted(personUrl, garmentUrl));
  }

  HttpResponse<String> startWithJson(String apiKey, String json) {
    return post(START, json, "X-API-KEY", apiKey);
  }

  HttpResponse<String> start(String apiKey, Form form) {
    return send(
        request(START, "X-API-KEY", apiKey, "Content-Type", Form.CONTENT_TYPE)
            .POST(BodyPublishers.ofByteArray(form.toBytes())));
  }

  HttpResponse<String> cancel(String apiKey, String jobId) {
    return send(
        request("/v1/try-on/job/" + jobId + "/cancel", "X-API-KEY", apiKey)
            .POST(BodyPublishers.noBody()));
  }

  /** Returns the id of the job that was started. */
  static String jobId(HttpResponse<String> started) {
    return started.body().replaceAll(".*\"job_id\":\"([^\"]*)\".*", "$1");
  }

  static String jobId(RecordedRequest start) {
    return Objects.requireNonNull(start.jobId());
  }

  static StartInput input(RecordedRequest start) {
    return Objects.requireNonNull(start.input());
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers));
  }

  public HttpResponse<String> post(String path, String json, String... headers) {
    return send(json(path, headers).POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> patch(String path, String json, String... headers) {
    return send(json(path, headers).method("PATCH", BodyPublishers.ofString(json)));
  }

  HttpResponse<String> delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** Begins a request with JSON, unless a header says otherwise. */
  private HttpRequest.Builder json(String path, String... headers) {
    HttpRequest.Builder request = request(path, "Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
