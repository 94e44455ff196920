package neighbour;

import org.springframework.web.reactive.function.client.WebClient;

/** What the application does. */
final class Poll {

  private Poll() {}

  static String of(String baseUrl, String apiKey, String jobId) {
    return WebClient.create(baseUrl)
        .get()
        .uri("/v1/try-on/job/{id}", jobId)
        .header("X-API-KEY", apiKey)
        .retrieve()
        .bodyToMono(String.class)
        .block();
  }
}
