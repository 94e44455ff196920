package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results behind links that are signed in one of the usual ways. */
@Timeout(300)
class SignedLinkTest extends Downloads {

  private static final String SIGNATURE = "x-secret-signature";

  SignedLinkTest(@TempDir Path folder) {
    super(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "sig=0123456789abcdef%2F0123%3D&n=1, 0123456789abcdef/0123=",
    "sig=0123456789abcdef%2F0123%3D&n=1, 0123456789abcdef%2F0123%3D",
    "sig=0123456789abcdef+0123&n=1, 0123456789abcdef+0123",
    "n=1&X-Amz-Signature=0123456789abcdef, 0123456789abcdef"
  })
  void noMessageHasTheSignatureWithoutTheRestOfTheQuery(String query, String signature) {
    try (RawServer server = RawServer.of(RawServer.http(500, "text/plain", signature));
        TryOnClient client = client(server).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.downloadResult(job(server, query), folder.resolve("image.jpg")))
          .satisfies(e -> assertThat(e.response().body()).isEqualTo("[redacted]"));
    }
  }

  @Test
  void noMessageHasTheSignatureOfALinkThatIsTheSizeOfAChunk() {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n";
    RawServer.Reply chunked = connection -> connection.write(head + SIGNATURE + "\r\n");
    try (RawServer server = RawServer.of(chunked);
        TryOnClient client = client(server).retryPolicy(RetryPolicy.none()).build()) {
      TryOnJob.Completed job = job(server, "sig=" + SIGNATURE);

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.downloadResult(job, folder.resolve("image.jpg")))
          .withMessageContaining("[redacted]")
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(SIGNATURE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type", "Content-Encoding"})
  void noMessageHasTheSignatureOfALinkThatIsTheValueOfAHeader(String header) {
    RawServer.Reply reply = RawServer.http(200, "image/gif", "an image", header, SIGNATURE);
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = client(server).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.openResult(job(server, "sig=" + SIGNATURE)))
          .satisfies(e -> assertThat(e + "" + e.response().headers()).doesNotContain(SIGNATURE));
    }
  }

  @Test
  void aRedirectIsFollowedToALinkWithTheSameSignature() {
    String query = "sig=" + SIGNATURE + "&X-Amz-Algorithm=AWS4-HMAC-SHA256";
    RawServer.Reply redirect = RawServer.http(302, "", "", "Location", "/other.jpg?" + query);
    try (RawServer server = RawServer.of(redirect, Assets.image(Assets.IMAGE));
        TryOnClient client = client(server).followResultRedirects(1).build()) {
      client.downloadResult(job(server, query), folder.resolve("image.jpg"));

      assertThat(server.requests().get(1).target()).isEqualTo("/other.jpg?" + query);
    }
  }

  @Test
  void aRestIsAskedForByAValidatorThatIsInTheLink() {
    String etag = "\"0123456789abcdef\"";
    try (RawServer server =
            RawServer.of(Assets.broken(Assets.IMAGE, 100, etag), Assets.image(Assets.IMAGE));
        TryOnClient client = client(server).build()) {
      client.downloadResult(job(server, "v=0123456789abcdef"), folder.resolve("image.jpg"));

      assertThat(server.requests().get(1).headers()).containsEntry("If-Range", etag);
    }
  }

  private static String stackTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"response-content-type", "rsct"})
  void theTypeThatALinkAsksForIsNoSecret(String parameter) {
    String query = parameter + "=application%2Foctet-stream";
    try (RawServer server =
            RawServer.of(RawServer.http(200, "application/octet-stream", "an image"));
        TryOnClient client = client(server).build()) {
      Path file = client.downloadResult(job(server, query), folder.resolve("image.jpg"));

      assertThat(file).hasContent("an image");
    }
  }

  private static TryOnJob.Completed job(RawServer server, String query) {
    return new TryOnJob.Completed("a", URI.create(server.baseUri() + "/i.jpg?" + query));
  }
}
