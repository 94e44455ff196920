package neighbour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The poller of an application, as many have one.
 *
 * @param baseUri the address of the service
 * @param apiKey the API key
 * @param pause makes the pause between two polls, of so many seconds
 */
record Poller(URI baseUri, String apiKey, Consumer<String> pause) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern URL = Pattern.compile("\"result_url\"\\s*:\\s*\"([^\"]+)\"");

  /** Polls until the job has ended, and returns the last response. */
  String await(String jobId) {
    while (true) {
      HttpResponse<byte[]> response;
      try {
        response = get(URI.create(baseUri + "/v1/try-on/job/" + jobId));
      } catch (IOException e) {
        pause.accept("1");
        continue;
      }
      String body = new String(response.body());
      if (response.statusCode() == 200 && body.matches("(?s).*\"(completed|failed)\".*")) {
        return body;
      }
      if (response.statusCode() >= 400 && response.statusCode() < 500 && response.statusCode() != 429) {
        return response.statusCode() + " " + body;
      }
      pause.accept(response.headers().firstValue("Retry-After").orElse("2"));
    }
  }

  /** Fetches the image of a completed job. */
  byte[] image(String job) {
    Matcher url = URL.matcher(job);
    if (!url.find()) {
      throw new IllegalArgumentException(job);
    }
    try {
      return get(URI.create(url.group(1))).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> get(URI uri) throws IOException {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(uri).header("X-API-KEY", apiKey).build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
