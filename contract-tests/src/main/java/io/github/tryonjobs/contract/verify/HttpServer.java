package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.NoAnswerException.Reach;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server behind a URL. Its answers are bounded in time and in size. */
public final class HttpServer implements Server {

  private static final int LONGEST_BODY = 1 << 20;
  private static final int LONGEST_IMAGE = 50 << 20;

  private static final Pattern TRUNCATED =
      Pattern.compile("fixed content-length: (\\d+), bytes received: (\\d+)");

  private final String jobs;
  private final String keyHeader;
  private final Duration timeout;
  private final HttpClient http;
  private final HttpClient redirected;

  /**
   * Creates one.
   *
   * @param baseUrl the URL before the path of the contract
   * @param timeout how long an answer may take, to its last byte
   */
  public HttpServer(Contract contract, URI baseUrl, Duration timeout) {
    String base = baseUrl.toString().replaceAll("/+$", "");
    this.jobs = base + contract.path();
    this.keyHeader = contract.apiKeyHeader();
    this.timeout = timeout;
    this.http = client(Redirect.NEVER);
    this.redirected = client(Redirect.NORMAL);
  }

  private HttpClient client(Redirect redirect) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(redirect)
        .connectTimeout(timeout)
        .build();
  }

  @Override
  public Answer job(String jobId, Optional<String> apiKey)
      throws NoAnswerException, InterruptedException {
    String segment = URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(jobs.replace("{jobId}", segment)))
            .header("Accept", "application/json");
    apiKey.ifPresent(key -> request.header(keyHeader, key));
    return ask(http, request, LONGEST_BODY);
  }

  @Override
  public Answer fetch(URI address) throws NoAnswerException, InterruptedException {
    return ask(redirected, HttpRequest.newBuilder(address), LONGEST_IMAGE);
  }

  private Answer ask(HttpClient client, HttpRequest.Builder request, int longest)
      throws NoAnswerException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> future =
        client.sendAsync(request.timeout(timeout).build(), response -> new BoundedBody(longest));
    try {
      HttpResponse<byte[]> response = future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    } catch (TimeoutException e) {
      throw new NoAnswerException(Reach.SILENT, "no whole answer within " + seconds());
    } catch (ExecutionException e) {
      throw noAnswer(e.getCause() == null ? e : e.getCause());
    } finally {
      future.cancel(true);
    }
  }

  private NoAnswerException noAnswer(Throwable failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return new NoAnswerException(Reach.NOT_REACHED, "no connection within " + seconds());
    }
    if (failure instanceof HttpTimeoutException) {
      return new NoAnswerException(Reach.SILENT, "no answer within " + seconds());
    }
    if (failure instanceof ConnectException) {
      boolean isUnknown = has(failure, UnresolvedAddressException.class);
      return new NoAnswerException(
          Reach.NOT_REACHED, isUnknown ? "no such host" : "the connection was refused");
    }
    return new NoAnswerException(Reach.REACHED, plain(String.valueOf(failure.getMessage())));
  }

  /** Says what the JDK says of its parser and its streams. */
  private static String plain(String message) {
    Matcher truncated = TRUNCATED.matcher(message);
    if (truncated.find()) {
      return "a body that ends after "
          + truncated.group(2)
          + " of "
          + truncated.group(1)
          + " bytes that its length says";
    }
    boolean isCut =
        message.contains("received no bytes")
            || message.contains("EOF")
            || message.contains("Connection reset");
    return isCut ? "a connection that is closed or reset before the answer is there" : message;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private String seconds() {
    return timeout.toMillis() / 1000.0 + " s";
  }
}
