package neighbour;

import org.springframework.web.client.RestClient;

/** What the application does. */
final class Poll {

  private Poll() {}

  static String of(String baseUrl, String apiKey, String jobId) {
    return RestClient.create(baseUrl)
        .get()
        .uri("/v1/try-on/job/{id}", jobId)
        .header("X-API-KEY", apiKey)
        .retrieve()
        .body(String.class);
  }
}
