package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonParsingException;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults on the wire as the clients of others see them. */
class WireFaultsTest {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Offers HTTP/2 with its first request, as it does by default. */
  private static final HttpClient JDK_CLIENT = HttpClient.newHttpClient();

  @AutoClose
  private static final CloseableHttpClient APACHE_CLIENT =
      HttpClients.custom().disableAutomaticRetries().build();

  private static final OkHttpClient OKHTTP_CLIENT =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

  @AutoClose private static final TryOnMockServer SERVER = TryOnMockServer.start();

  /** A client library, used so that it tries once and loses its patience soon. */
  enum Library {
    JDK {
      @Override
      String get(URI uri, Duration patience) throws IOException {
        HttpRequest request =
            HttpRequest.newBuilder(uri).timeout(patience).header("X-API-KEY", "sk_jdk").build();
        try {
          return JDK_CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
          throw new InterruptedIOException();
        }
      }
    },
    APACHE {
      @Override
      String get(URI uri, Duration patience) throws IOException {
        HttpGet request = new HttpGet(uri);
        request.setHeader("X-API-KEY", "sk_apache");
        request.setConfig(
            RequestConfig.custom()
                .setResponseTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .build());
        return APACHE_CLIENT.execute(
            request, response -> EntityUtils.toString(response.getEntity()));
      }
    },
    OKHTTP {
      @Override
      String get(URI uri, Duration patience) throws IOException {
        Request request =
            new Request.Builder().url(uri.toString()).header("X-API-KEY", "sk_okhttp").build();
        OkHttpClient impatient = OKHTTP_CLIENT.newBuilder().readTimeout(patience).build();
        try (Response response = impatient.newCall(request).execute()) {
          return response.body().string();
        }
      }
    };

    abstract String get(URI uri, Duration patience) throws IOException;

    String get(String id) throws IOException {
      return get(
          SERVER.baseUri().resolve(RawHttp.JOB + id + "~" + name()), PATIENCE.multipliedBy(20));
    }
  }

  static Stream<Library> libraries() {
    return Arrays.stream(Library.values());
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aResetIsReportedAsAReset(Library library) throws Exception {
    assertThatThrownBy(() -> library.get("reset"))
        .isInstanceOf(IOException.class)
        .satisfies(
            failure ->
                assertThat(Stream.iterate(failure, e -> e != null, Throwable::getCause))
                    .anyMatch(e -> e instanceof SocketException)
                    .anyMatch(e -> String.valueOf(e.getMessage()).contains("reset")));
    assertThat(library.get("completed")).contains("\"completed\"");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aResetIsReportedAsAResetOnAConnectionThatWasKept(Library library) throws Exception {
    String id = "completed,reset~kept";
    library.get(id);

    assertThatThrownBy(() -> library.get(id)).hasStackTraceContaining("reset");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aStallIsReportedAsATimeout(Library library) throws Exception {
    URI uri = SERVER.baseUri().resolve(RawHttp.JOB + "stall");

    assertThatThrownBy(() -> library.get(uri, PATIENCE))
        .isInstanceOfAny(HttpTimeoutException.class, SocketTimeoutException.class);
    assertThat(library.get("completed")).contains("\"completed\"");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aTruncatedAnswerIsReportedAsSuch(Library library) throws Exception {
    assertThatThrownBy(() -> library.get("truncated,completed"))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining(
            switch (library) {
              case JDK -> "fixed content-length";
              case APACHE -> "Premature end";
              case OKHTTP -> "unexpected end of stream";
            });
    assertThat(library.get("truncated,completed")).contains("\"completed\"");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aMalformedAnswerIsNoJson(Library library) throws Exception {
    try (JsonReader reader = Json.createReader(new StringReader(library.get("malformed")))) {
      assertThatThrownBy(reader::read).isInstanceOf(JsonParsingException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void anEmptyAnswerHasNothingInIt(Library library) throws Exception {
    assertThat(library.get("empty")).isEmpty();
  }

  @Test
  void whatIsNotAnsweredIsInTheJournalWithoutStatus() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      URI uri = mock.baseUri().resolve(RawHttp.JOB + "reset");

      assertThatThrownBy(() -> Library.OKHTTP.get(uri, PATIENCE.multipliedBy(20)))
          .isInstanceOf(IOException.class);

      assertThat(mock.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.status()).isZero();
                assertThat(request.outcome()).isEqualTo("reset");
              });
    }
  }

  @Test
  void aClientThatOffersHttp2IsAnsweredInHttp11() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpRequest request =
        HttpRequest.newBuilder(SERVER.baseUri().resolve(RawHttp.JOB + "running"))
            .header("X-API-KEY", "sk_h2")
            .build();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      assertThat(response.body()).contains("\"running\"");
    }
  }

  /** The status is what curl says has happened: see EXIT CODES in its manual. */
  @ParameterizedTest
  @CsvSource({"completed,0", "reset,56", "stall,28", "truncated,18", "malformed,0", "empty,0"})
  void curlSeesThemToo(String id, int status) throws Exception {
    assumeTrue(isOnThePath("curl"), "there is no curl on the path");
    Process curl =
        new ProcessBuilder(
                "curl",
                "--silent",
                "--max-time",
                id.equals("stall") ? "0.5" : "20",
                "--header",
                "X-API-KEY: sk_curl",
                SERVER.baseUri() + RawHttp.JOB + id)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(curl.waitFor()).isEqualTo(status);
  }

  private static boolean isOnThePath(String command) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, command).canExecute());
  }
}
