package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.ProxyRefusedException;
import jakarta.ws.rs.ProcessingException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.auth.AuthCache;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicAuthCache;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.message.internal.Statuses;
import org.jspecify.annotations.Nullable;

/**
 * Sends Jersey's requests with Apache HttpClient. Jersey's own connector for it cannot break off a
 * request, and knows no hosts with {@code _}. Safe for use by several threads.
 */
final class HttpConnector implements Connector {

  /** The property of a request that holds its {@link Attempt}. */
  static final String ATTEMPT = Attempt.class.getName();

  /** The property of a request that holds its {@link Upload}, if it has a body. */
  static final String UPLOAD = Upload.class.getName();

  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final CloseableHttpClient client;
  private final boolean hasProxy;
  private final PoolingHttpClientConnectionManager connections;

  /** A proxy that has asked for a password is told it with each request, and not asked first. */
  private final AuthCache proxies = new BasicAuthCache();

  HttpConnector(
      CloseableHttpClient client,
      PoolingHttpClientConnectionManager connections,
      boolean hasProxy) {
    this.hasProxy = hasProxy;
    this.client = client;
    this.connections = connections;
  }

  static HttpHost host(HttpUrl url) {
    return new HttpHost(url.scheme(), url.host(), url.port());
  }

  @Override
  public ClientResponse apply(ClientRequest request) {
    HttpUrl url = HttpUrl.of(request.getUri()).orElse(null);
    if (url == null) {
      throw new ProcessingException("not an http or https URL with a host");
    }
    HttpUriRequestBase message = new HttpUriRequestBase(request.getMethod(), URI.create("/"));
    message.setPath(url.path());
    request
        .getStringHeaders()
        .forEach((name, values) -> values.forEach(v -> message.addHeader(name, v)));
    Timeout limit =
        Timeout.ofMilliseconds(request.resolveProperty(ClientProperties.READ_TIMEOUT, 0));
    message.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(limit)
            .setConnectionRequestTimeout(limit)
            .setProtocolUpgradeEnabled(false)
            .build());
    HttpClientContext context = HttpClientContext.create();
    context.setAuthCache(proxies);
    if (request.getProperty(ATTEMPT) instanceof Attempt attempt) {
      attempt.onBreakOff(message::cancel);
      context.setAttribute(ATTEMPT, attempt);
      if (request.getProperty(UPLOAD) instanceof Upload upload) {
        // A server behind a tunnel is not a proxy, whatever it asks for.
        message.setEntity(upload.entity(hasProxy && !url.isSecure()));
      }
    }
    try {
      ClassicHttpResponse response = client.executeOpen(host(url), message, context);
      ProxyRefusedException refusal = refusal(url, context, response);
      if (refusal != null) {
        message.cancel();
        throw refusal;
      }
      return response(request, message, response);
    } catch (IOException e) {
      throw new ProcessingException(e);
    }
  }

  /** Returns the refusal of a proxy, which must not be taken for the service's; else null. */
  private @Nullable ProxyRefusedException refusal(
      HttpUrl url, HttpClientContext context, ClassicHttpResponse response) {
    SSLSession session = context.getSSLSession();
    // Without a tunnel; a session may be one with the proxy.
    boolean isProxys =
        url.isSecure()
            ? session == null || !host(url).getHostName().equalsIgnoreCase(session.getPeerHost())
            : response.getCode() == PROXY_AUTHENTICATION_REQUIRED;
    return hasProxy && isProxys
        ? new ProxyRefusedException(response.getCode(), response.getReasonPhrase())
        : null;
  }

  private static ClientResponse response(
      ClientRequest request, HttpUriRequestBase message, ClassicHttpResponse response)
      throws IOException {
    ClientResponse converted =
        new ClientResponse(
            Statuses.from(
                response.getCode(), Optional.ofNullable(response.getReasonPhrase()).orElse("")),
            request);
    for (Header header : response.getHeaders()) {
      converted.getHeaders().add(header.getName(), header.getValue());
    }
    converted.setEntityStream(
        response.getEntity() == null
            ? InputStream.nullInputStream()
            : body(message, response.getEntity().getContent()));
    return converted;
  }

  /** Closes the connection rather than read what is left of a body. */
  private static InputStream body(HttpUriRequestBase message, InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public void close() {
        message.cancel();
      }
    };
  }

  @Override
  public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
    try {
      callback.response(apply(request));
    } catch (RuntimeException e) {
      callback.failure(e);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public String getName() {
    return "";
  }

  @Override
  public void close() {
    // First the idle ones in peace, then with a reset those that a request holds.
    connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    client.close(CloseMode.IMMEDIATE);
  }
}
