package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the links to results lead, and who made them. */
class LinksTest {

  private static final String FORWARDED =
      String.join(
          "\r\n",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Host: mock.example, inner",
          "X-Forwarded-Prefix: /try-on/",
          "");

  @ParameterizedTest
  @CsvSource({"expires=, expires=9", "account=, account=0", "completed.jpg, failed.jpg"})
  void whatWasTamperedWithIsRefused(String part, String other) throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      String target = link(mock, "").substring(mock.baseUri().toString().length());

      assertThat(status(mock, target)).isEqualTo(200);
      assertThat(status(mock, target.replace(part, other))).isEqualTo(403);
      assertThat(status(mock, target.replaceAll("&signature=.*", ""))).isEqualTo(403);
      assertThat(status(mock, target + "&" + other)).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed,", "completed@1h,", "failed:job_expired,"})
  void aLongScenarioHasALinkThatIsShortEnough(String step) throws Exception {
    assertCanBeFollowed("completed," + step.repeat(7_800 / step.length()) + "completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "$", "%C3%BC", "%F0%9F%98%80", "1%F0%9F%98%80"})
  void theLongestIdHasALinkThatIsShortEnough(String label) throws Exception {
    int longest = 8 * 1024 - (JOB + "completed~").length();

    assertCanBeFollowed("completed~" + label.repeat(longest / label.length()));
    assertCanBeFollowed("completed~1" + label.repeat(longest / label.length() - 1));
  }

  @Test
  void longIdsHaveLinksOfTheirOwn() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      String id = "completed~" + "a".repeat(1_000);

      assertThat(link(mock, id + "1", "").replaceAll("expires=.*", ""))
          .isNotEqualTo(link(mock, id + "2", "").replaceAll("expires=.*", ""));
    }
  }

  private static void assertCanBeFollowed(String id) throws IOException {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      String link = link(mock, id, "");

      assertThat(status(mock, link.substring(mock.baseUri().toString().length()))).isEqualTo(200);
    }
  }

  @Test
  void aLinkOfAnotherServerIsRefused() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start();
        TryOnMockServer another = TryOnMockServer.start()) {
      String target = link(mock, "").substring(mock.baseUri().toString().length());

      assertThat(status(another, target)).isEqualTo(403);
    }
  }

  @Test
  void aLinkLeadsWhereTheCallerCameFrom() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      assertThat(link(mock, FORWARDED)).startsWith(mock.baseUri() + "/__mock/results/");
    }
  }

  @Test
  void behindAProxyThatIsTrustedALinkLeadsToTheProxy() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.builder().trustProxy().start()) {
      assertThat(link(mock, FORWARDED)).startsWith("https://mock.example/try-on/__mock/results/");
      assertThat(link(mock, "X-Forwarded-Proto: https\r\n"))
          .startsWith("https://" + mock.baseUri().getAuthority() + "/__mock/results/");
      assertThat(link(mock, "X-Forwarded-Host: evil/\"<script>\r\n"))
          .startsWith(mock.baseUri() + "/__mock/results/");
      assertThat(link(mock, "X-Forwarded-Prefix: " + "/a".repeat(5_000) + "\r\n"))
          .startsWith(mock.baseUri() + "/a/a/a/");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS, a.test, '', https://a.test",
    "https, a.test, 443, https://a.test",
    "https, a.test, 8443, https://a.test:8443",
    "http, a.test:81, 8443, http://a.test:81",
    "http, [::1], 81, http://[::1]:81",
    "http, a.test, none, http://a.test"
  })
  void aProxyTellsSchemeHostAndPort(String proto, String host, String port, String url)
      throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.builder().trustProxy().start()) {
      String headers =
          "X-Forwarded-Proto: %s\r\nX-Forwarded-Host: %s\r\nX-Forwarded-Port: %s\r\n"
              .formatted(proto, host, port);

      assertThat(link(mock, headers)).startsWith(url + "/__mock/results/");
    }
  }

  @Test
  void aPublicUrlIsWhereAllLinksLead() throws Exception {
    try (TryOnMockServer mock =
        TryOnMockServer.builder().trustProxy().publicUrl("https://mock.test:8443/a/").start()) {
      assertThat(link(mock, FORWARDED)).startsWith("https://mock.test:8443/a/__mock/results/");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mock.test",
        "ftp://mock.test",
        "https://",
        "http://a@b",
        "http://a/?b",
        " ",
        "http://-/",
        "http://a:99999"
      })
  void whatIsNotAPublicUrlIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TryOnMockServer.builder().publicUrl(url))
        .withMessageContaining("is not a URL such as https://mock.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mock:8080",
        "*",
        "http://mock",
        "a, b",
        "",
        ".mock",
        "mock/",
        "m\u00fc",
        "a..b",
        "a-",
        "1.2.3",
        ":::"
      })
  void aNameThatNoHostHeaderCanHaveIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TryOnMockServer.builder().allowedHost(name))
        .withMessageContaining("is not a host name such as mock.test");
  }

  @Test
  void aNameMayHaveUnderscores() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.builder().allowedHost("try_on_mock").start();
        RawHttp connection = new RawHttp(mock.baseUri())) {
      connection.write(
          "GET " + JOB + "completed HTTP/1.1\r\nHost: Try_On_Mock:8080\r\n" + key("a") + "\r\n");

      assertThat(connection.read().body())
          .contains("\"http://Try_On_Mock:8080/__mock/results/completed.jpg");
    }
  }

  private static String link(TryOnMockServer mock, String headers) throws IOException {
    return link(mock, "completed", headers);
  }

  private static String link(TryOnMockServer mock, String id, String headers) throws IOException {
    try (RawHttp connection = new RawHttp(mock.baseUri())) {
      connection.write(RawHttp.request("GET", JOB + id, mock.baseUri(), key("a") + headers));
      return connection.read().body().replaceAll(".*\"result_url\":\"([^\"]*)\".*", "$1");
    }
  }

  private static int status(TryOnMockServer mock, String target) throws IOException {
    try (RawHttp connection = new RawHttp(mock.baseUri())) {
      connection.write(RawHttp.request("GET", target, mock.baseUri(), ""));
      return connection.read().status();
    }
  }
}
