package io.github.tryonjobs.mock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.Http;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardTest {

  @AutoClose private static final TryOnMockServer SERVER = TryOnMockServer.start();
  private static final Http HTTP = new Http(SERVER);

  static List<String> files() {
    return List.of(
        "/__mock/",
        "/__mock/dashboard.css",
        "/__mock/dashboard.js",
        "/__mock/page.js",
        "/__mock/tables.js",
        "/__mock/builder.js",
        "/__mock/reference.js");
  }

  @ParameterizedTest
  @CsvSource({
    "/__mock/, text/html;charset=utf-8",
    "/__mock/dashboard.css, text/css;charset=utf-8",
    "/__mock/dashboard.js, text/javascript;charset=utf-8",
    "/__mock/openapi.yaml, application/yaml",
    "/openapi.yaml, application/yaml",
    "/openapi.json, application/json"
  })
  void aFileSaysWhatItIs(String path, String mediaType) throws Exception {
    HttpResponse<String> response = HTTP.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
  }

  @ParameterizedTest
  @MethodSource("files")
  void theBrowserIsToldToTrustNothingElse(String path) throws Exception {
    HttpResponse<String> response = HTTP.get(path);

    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                + " img-src 'self' data:; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @MethodSource("files")
  void noFileNamesAnotherHost(String path) throws Exception {
    assertThat(HTTP.get(path).body()).doesNotContain("http://", "https://", "\"//", "'//");
  }

  @Test
  void thePageIsLight() throws Exception {
    int size = 0;
    for (String file : files()) {
      size += HTTP.get(file).body().getBytes(StandardCharsets.UTF_8).length;
    }

    assertThat(size).isLessThan(48 * 1024);
  }

  @ParameterizedTest
  @CsvSource({
    "/openapi.yaml, try-on-jobs.yaml",
    "/openapi.json, try-on-jobs.json",
    "/__mock/openapi.yaml, mock-control.yaml"
  })
  void aContractIsServedAsItWasWritten(String path, String file) throws Exception {
    assertThat(HTTP.get(path).body()).isEqualTo(contract(file));
  }

  private static String contract(String file) throws IOException {
    try (InputStream stream =
        DashboardTest.class.getResourceAsStream("/META-INF/openapi/" + file)) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void withoutItsLastSlashThePageIsElsewhereWhateverProxyIsBefore() throws Exception {
    HttpResponse<String> response = HTTP.get("/__mock");

    assertThat(response.statusCode()).isEqualTo(308);
    assertThat(response.headers().firstValue("Location")).contains("__mock/");
  }

  @Test
  void aFileThatIsNotThereIsTheMocksOwnError() throws Exception {
    assertThat(HTTP.get("/__mock/other.js").statusCode()).isEqualTo(501);
  }

  @Test
  void thePageIsNotInTheJournal() throws Exception {
    try (TryOnMockServer watched = TryOnMockServer.start()) {
      for (String file : files()) {
        new Http(watched).get(file);
      }
      new Http(watched).get("/__mock");
      new Http(watched).get("/__mock/openapi.yaml");
      new Http(watched).get("/openapi.yaml");
      new Http(watched).get("/openapi.json");

      assertThat(watched.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void thePageNeedsNoToken(String path) throws Exception {
    try (TryOnMockServer guarded = TryOnMockServer.builder().controlToken("t").start()) {
      assertThat(new Http(guarded).get(path).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void withoutControlThereIsNoPage(String path) throws Exception {
    try (TryOnMockServer closed = TryOnMockServer.builder().noControl().start()) {
      assertThat(new Http(closed).get(path).statusCode()).isEqualTo(423);
    }
  }

  @Test
  void withoutControlThereIsTheContract() throws Exception {
    try (TryOnMockServer closed = TryOnMockServer.builder().noControl().start()) {
      assertThat(new Http(closed).get("/openapi.yaml").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aLinkOfAnotherSiteLeadsToThePage() throws Exception {
    HttpResponse<String> response =
        HTTP.get("/__mock/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkOfAnotherSiteDoesNotLeadToTheControlApi() throws Exception {
    HttpResponse<String> response =
        HTTP.get("/__mock/jobs", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");

    assertThat(response.statusCode()).isEqualTo(423);
  }
}
