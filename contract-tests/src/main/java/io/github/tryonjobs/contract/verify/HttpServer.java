package io.github.tryonjobs.contract.verify;

import static java.util.Objects.requireNonNullElse;

import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * A server behind a URL. Each request has a connection of its own and is sent once; its response is
 * bounded in time and size. Safe for use by several threads.
 */
public final class HttpServer implements Server, AutoCloseable {

  private static final int LONGEST_BODY = 1 << 20;
  private static final int LONGEST_RESULT = 50 << 20;

  private static final Pattern TRUNCATED = Pattern.compile("expected: (\\d+); received: (\\d+)");

  /** As much as any server takes, so that no head fills the memory. */
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxHeaderCount(1000).setMaxLineLength(1 << 16).build();

  private static final RequestConfig REQUEST =
      RequestConfig.custom().setProtocolUpgradeEnabled(false).build();

  private final String base;
  private final Duration timeout;
  private final Duration jobTimeout;
  private final CloseableHttpClient http;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "try-on-verifier");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a server.
   *
   * @param baseUrl the URL before the path of the contract
   * @param timeout how long a response may take, to its last byte
   * @param jobTimeout how long one may take that waits for a job
   */
  public HttpServer(URI baseUrl, Duration timeout, Duration jobTimeout) {
    this.base = baseUrl.toString().replaceAll("/+$", "");
    this.timeout = timeout;
    this.jobTimeout = jobTimeout;
    Timeout limit = Timeout.of(timeout);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setConnectionFactory(socket -> new WireConnection(LIMITS))
                    .setMaxConnPerRoute(64)
                    .setMaxConnTotal(64)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(limit).build())
                    .build())
            .setRequestExecutor(WireConnection.EXECUTOR)
            .setConnectionReuseStrategy((request, response, context) -> false)
            .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
            .setUserAgent("try-on-contract-verifier")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  @Override
  public Response send(Request request) throws NoResponseException, InterruptedException {
    URI address = URI.create(base + "/");
    HttpUriRequestBase sent = new HttpUriRequestBase(request.method(), address);
    sent.setPath(address.getRawPath().replaceAll("/$", "") + request.path());
    request.headers().forEach(header -> sent.addHeader(header.name(), header.value()));
    request.body().ifPresent(body -> sent.setEntity(new ByteArrayEntity(body.bytes(), null)));
    return send(sent, LONGEST_BODY, request.isPatient() ? jobTimeout : timeout);
  }

  @Override
  public Response fetch(URI address) throws NoResponseException, InterruptedException {
    HttpUriRequestBase request = new HttpUriRequestBase("GET", address);
    request.setHeader("Accept-Encoding", "identity"); // As the client does.
    return send(request, LONGEST_RESULT, timeout);
  }

  Response send(HttpUriRequestBase request) throws NoResponseException, InterruptedException {
    return send(request, LONGEST_BODY, timeout);
  }

  private Response send(HttpUriRequestBase request, int longest, Duration limit)
      throws NoResponseException, InterruptedException {
    request.setConfig(RequestConfig.copy(REQUEST).setResponseTimeout(Timeout.of(limit)).build());
    HttpClientContext context = HttpClientContext.create();
    Future<Response> future =
        threads.submit(() -> http.execute(request, context, it -> read(it, longest, context)));
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw noResponse(new SocketTimeoutException(), limit, context);
    } catch (ExecutionException e) {
      throw noResponse(e.getCause() == null ? e : e.getCause(), limit, context);
    } finally {
      request.cancel();
      future.cancel(true);
    }
  }

  private static Response read(ClassicHttpResponse response, int longest, HttpContext context)
      throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName(), name -> new ArrayList<>())
          .add(requireNonNullElse(header.getValue(), ""));
    }
    byte[] body =
        response.getEntity() == null
            ? new byte[0]
            : response.getEntity().getContent().readNBytes(longest + 1);
    if (body.length > longest) {
      throw new MessageConstraintException("a body of more than " + longest + " bytes");
    }
    String reason = requireNonNullElse(response.getReasonPhrase(), "");
    String received = WireConnection.received(context);
    return new Response(response.getCode(), reason, headers, body, received);
  }

  private static NoResponseException noResponse(
      Throwable failure, Duration limit, HttpContext context) {
    String within = " within " + limit.toMillis() / 1000.0 + " s";
    Reach reach = Reach.NOT_REACHED;
    String message;
    if (failure instanceof ConnectTimeoutException) {
      message = "no connection" + within;
    } else if (failure instanceof SocketTimeoutException) {
      reach = Reach.SILENT;
      message = "no complete response" + within;
    } else if (failure instanceof UnknownHostException) {
      message = "no such host";
    } else if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      message = "the connection was refused";
    } else if (failure instanceof SSLException) {
      message = "TLS failed: " + failure.getMessage();
    } else {
      reach = Reach.REACHED;
      message = broken(failure, String.valueOf(failure.getMessage()));
    }
    return new NoResponseException(reach, message, WireConnection.received(context));
  }

  private static String broken(Throwable failure, String message) {
    Matcher cut = TRUNCATED.matcher(message.replaceAll("(?<=[0-9]),", ""));
    if (cut.find()) {
      String whole = cut.group(1) + " bytes that its length says";
      return "a body that ends after " + cut.group(2) + " of " + whole;
    }
    boolean isCut =
        failure instanceof NoHttpResponseException
            || failure instanceof ConnectionClosedException
            || message.matches("(?s).*(Connection reset|Broken pipe).*");
    String start =
        failure instanceof MessageConstraintException ? "too much: " : "not an HTTP response: ";
    return isCut
        ? "a connection that is closed or reset before the response is complete"
        : start + message;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
  }
}
