package io.github.tryonjobs.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.journal.RecordedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFilterTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Filters without a priority run in another order from one server to the next. */
  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500})
  void theJournalHasTheStatusThatWasSent(int status) throws Exception {
    try (TryOnMockServer server = TryOnMockServer.start()) {
      URI job = server.baseUri().resolve("/v1/try-on/job/" + status);
      HTTP.send(
          HttpRequest.newBuilder(job).header("X-API-KEY", "sk_test").build(),
          BodyHandlers.discarding());

      assertThat(server.requests()).extracting(RecordedRequest::status).containsExactly(status);
    }
  }
}
