package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Assets.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where results may be, and where redirects of them may lead. */
@Timeout(300)
class ResultHostsTest {

  private final FakeTime time = new FakeTime();
  private final Path target;

  ResultHostsTest(@TempDir Path folder) {
    this.target = folder.resolve("i.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/i.jpg",
        "http://example.com/i.jpg",
        "http://badexample.com/i.jpg",
        "http://127.0.0.1.evil.example/i.jpg",
        "http://127.0.0.1@evil.example/i.jpg",
        "http://[::1]/i.jpg"
      })
  void refusesAnotherHost(String link) {
    TryOnJob.Completed job = new TryOnJob.Completed("a\nb", URI.create(link));
    try (TryOnClient client =
        TryOnClient.builder().apiKey(Jobs.KEY).resultHosts("127.0.0.1", "*.EXAMPLE.com").build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.downloadResult(job, target))
          .withMessageContaining("must have a URL with one of the result hosts")
          .withMessageContaining("a\\u000ab");
      assertThatIllegalArgumentException().isThrownBy(() -> client.openResult(job));
      assertThat(target.getParent()).isEmptyDirectory();
    }
  }

  @Test
  void takesAHostThatIsNamed() {
    try (RawServer server = RawServer.of(Assets.image(IMAGE));
        TryOnClient client = client(server).resultHosts("127.0.0.1").build()) {
      assertThat(client.downloadResult(Assets.job(server), target)).hasBinaryContent(IMAGE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bücher.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, BÜCHER.example",
    "*.bücher.example, a.xn--bcher-kva.example",
    "my_bucket.example, my_bucket.example",
    "::1, [::1]",
    "[::1], [::1]"
  })
  void comparesHostsAsTheyGoOnTheWire(String allowed, String host) {
    try (RawServer server = RawServer.of(Assets.image(IMAGE));
        TryOnClient client = client(server).resultHosts(allowed).proxy(server.baseUri()).build()) {
      TryOnJob.Completed job = new TryOnJob.Completed("a", URI.create("http://" + host + "/i.jpg"));
      assertThat(client.downloadResult(job, target)).hasBinaryContent(IMAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "https://h.example",
        "h.example:443",
        "h.example/i",
        "h.example#i",
        "u@h.example",
        "a.*.example",
        "h h"
      })
  void refusesAPatternThatIsNoHost(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TryOnClient.builder().resultHosts("h.example", pattern))
        .withMessageStartingWith("\"" + pattern + "\" cannot be the host of a result: ");
  }

  @Test
  void followsAsManyRedirectsAsAreAllowed() {
    try (RawServer server = RawServer.of(redirect("/b"), redirect("c?x=1#f"), Assets.image(IMAGE));
        TryOnClient client = client(server).followResultRedirects(2).build()) {
      assertThat(client.downloadResult(Assets.job(server), target)).hasBinaryContent(IMAGE);
      assertThat(server.requests())
          .extracting(RawServer.Request::target)
          .containsExactly("/a%20b/i.jpg?" + Assets.SIGNATURE, "/b", "/c?x=1");
      assertThat(server.requests())
          .noneMatch(request -> request.headers().containsKey("X-API-KEY"));
    }
  }

  @Test
  void followsNoMoreThanThat() {
    try (RawServer server = RawServer.of(redirect("/b"));
        TryOnClient none = client(server).build();
        TryOnClient two = client(server).followResultRedirects(2).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> none.downloadResult(Assets.job(server), target));
      assertThat(server.requests()).hasSize(1);
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> two.downloadResult(Assets.job(server), target));
      assertThat(server.requests()).hasSize(1 + 3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/i.jpg?sig=secret",
        "//evil.example/i.jpg?sig=secret",
        "file:///etc/passwd?sig=secret",
        "http://[/?sig=secret",
        "/a b?sig=secret"
      })
  void followsNoRedirectToAnotherHost(String location) {
    try (RawServer server = RawServer.of(redirect(location), Assets.image(IMAGE));
        TryOnClient client =
            client(server).resultHosts("127.0.0.1").followResultRedirects(5).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.downloadResult(Assets.job(server), target))
          .withMessageContaining("it redirects to where no result may be")
          .withMessageNotContaining("secret");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b/i.jpg?s=1, ?x=1, /a%20b/i.jpg?x=1",
    "/a/i.jpg, ../b?x=1, /b?x=1",
    "'', i.jpg, /i.jpg",
    "?s=1, ?x=1, /?x=1"
  })
  void followsARedirectThatIsRelative(String link, String location, String asked) {
    try (RawServer server = RawServer.of(redirect(location), Assets.image(IMAGE));
        TryOnClient client = client(server).followResultRedirects(1).build()) {
      client.downloadResult(
          new TryOnJob.Completed("a", URI.create(server.baseUri() + link)), target);

      assertThat(server.requests().get(1).target()).isEqualTo(asked);
    }
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, /%C3%BC%E6%97%A5.jpg", "ISO-8859-1, /%C3%BC?.jpg"})
  void readsARedirectInEitherEncoding(Charset charset, String target) {
    String bytes = new String("/\u00fc\u65e5.jpg".getBytes(charset), StandardCharsets.ISO_8859_1);
    try (RawServer server = RawServer.of(redirect(bytes), Assets.image(IMAGE));
        TryOnClient client = client(server).followResultRedirects(1).build()) {
      client.downloadResult(Assets.job(server), this.target);

      assertThat(server.requests().get(1).target()).isEqualTo(target);
    }
  }

  @Test
  void aRestIsAskedForBehindARedirectToo() {
    try (RawServer server =
            RawServer.of(
                redirect("/b"),
                Assets.broken(IMAGE, 100, "\"v1\""),
                redirect("/b"),
                RawServer.http(
                    206,
                    "image/jpeg",
                    java.util.Arrays.copyOfRange(IMAGE, 100, IMAGE.length),
                    "ETag",
                    "\"v1\"",
                    "Content-Range",
                    "bytes 100-299999/300000"));
        TryOnClient client = client(server).followResultRedirects(1).build()) {
      assertThat(client.downloadResult(Assets.job(server), target)).hasBinaryContent(IMAGE);
      assertThat(server.requests().get(3).headers()).containsEntry("Range", "bytes=100-");
    }
  }

  private TryOnClientBuilder client(RawServer server) {
    return Jobs.client(server, time);
  }

  private static RawServer.Reply redirect(String location) {
    return RawServer.http(302, "", "", "Location", location);
  }
}
