package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts whose names {@link URI#getHost()} does not know, and URLs with letters outside ASCII. */
@Timeout(300)
class HostNameTest {

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @CsvSource({
    "http://my_service:8080, my_service:8080",
    "http://b\u00fccher.example, xn--bcher-kva.example",
    "http://my_service, my_service",
    "http://[::1]:8080, [::1]:8080",
    "http://a-.example, a-.example"
  })
  void theServiceMayBeOnAnyHost(String baseUri, String host) {
    try (RawServer proxy = RawServer.of(Jobs.PENDING);
        TryOnClient client = client(proxy.baseUri()).baseUri(URI.create(baseUri)).build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
      assertThat(proxy.requests().get(0).headers()).containsEntry("Host", host);
      assertThat(proxy.requests().get(0).target()).isEqualTo("http://" + host + "/v1/try-on/job/a");
    }
  }

  @Test
  void aResultMayBeInABucketWithAnUnderscore(@TempDir Path folder) {
    String job =
        "{\"job_id\":\"a\",\"status\":\"completed\","
            + "\"result_url\":\"http://my_bucket.example/IMG-\u00e9 .jpg?s=\u00fc\"}";
    try (RawServer proxy =
            RawServer.of(Jobs.job(job.replace(" ", "%20")), Assets.image(Assets.IMAGE));
        TryOnClient client =
            client(proxy.baseUri()).baseUri(URI.create("http://api.example")).build()) {
      client.downloadResult("a", folder.resolve("i.jpg"));

      assertThat(proxy.requests().get(1).target())
          .isEqualTo("http://my_bucket.example/IMG-%C3%A9%20.jpg?s=%C3%BC");
    }
  }

  @Test
  void aNameOutsideAsciiIsReachedThroughATunnel() throws Exception {
    try (RawServer server = RawServer.tls(Jobs.PENDING);
        RawProxy proxy = RawProxy.start(server, request -> "");
        TryOnClient client =
            client(proxy.baseUri())
                .baseUri(URI.create("https://b\u00fccher.example"))
                .configureJaxRs(builder -> builder.sslContext(Certificates.TLS))
                .build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
      assertThat(proxy.requests().get(0).target()).isEqualTo("xn--bcher-kva.example:443");
    }
  }

  @Test
  void aBucketWithAnUnderscoreIsTrustedByItsName() throws Exception {
    assertThat(openOverTls("my_bucket.buckets.example")).isEqualTo(Assets.IMAGE);
  }

  @Test
  void aBucketWithAnUnderscoreIsNotTrustedByAnotherName() {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> openOverTls("my_bucket.elsewhere.example"))
        .withMessageContaining("my_bucket.elsewhere.example");
    assertThat(time.pauses()).isEmpty();
  }

  private byte[] openOverTls(String host) throws Exception {
    try (RawServer server = RawServer.tls(Assets.image(Assets.IMAGE));
        RawProxy proxy = RawProxy.start(server, request -> "");
        TryOnClient client =
            client(proxy.baseUri())
                .configureJaxRs(builder -> builder.sslContext(Certificates.TLS))
                .build();
        ResultStream stream =
            client.openResult(new TryOnJob.Completed("a", URI.create("https://" + host + "/i")))) {
      return stream.readAllBytes();
    }
  }

  private TryOnClientBuilder client(URI proxy) {
    return TryOnClient.builder().apiKey(Jobs.KEY).proxy(proxy).clock(time).sleeper(time);
  }
}
