package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.internal.call.Attempt;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Configuration;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.JerseyClient;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.message.internal.Statuses;
import org.jspecify.annotations.Nullable;

/**
 * Sends Jersey's requests with Apache HttpClient. Jersey's own connector for it cannot break off a
 * request, and knows no hosts with {@code _}. Safe for use by several threads.
 *
 * <p>Nothing of the JVM's defaults is used: no proxies, authenticator, cookies or redirects, and no
 * request is sent again by itself.
 */
final class HttpConnector implements Connector {

  /** The property of a request that holds its {@link Attempt}. */
  static final String ATTEMPT = Attempt.class.getName();

  private static final int MOST_CONNECTIONS = 256;
  private static final TimeValue FRESH = TimeValue.ofMilliseconds(500);
  private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(500).build();
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final CloseableHttpClient client;

  HttpConnector(JerseyClient jersey, Configuration settings, Duration connectTimeout) {
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections(jersey, connectTimeout))
            .setDefaultCookieSpecRegistry(name -> null)
            .disableCookieManagement()
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableAuthCaching()
            .disableDefaultUserAgent();
    useProxy(builder, settings);
    this.client = builder.build();
  }

  private static PoolingHttpClientConnectionManager connections(
      JerseyClient jersey, Duration connectTimeout) {
    return new Connections()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(LIMITS)
                .responseParserFactory(limits -> new WholeHeads(LIMITS))
                .build())
        .setTlsSocketStrategy(new Tls(jersey))
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout(connectTimeout))
                .setValidateAfterInactivity(FRESH)
                .setTimeToLive(LONGEST_LIFE)
                .build())
        .build();
  }

  /** Opens sockets that ask no default of the JVM for a proxy. */
  private static final class Connections extends PoolingHttpClientConnectionManagerBuilder {
    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          proxy -> new Socket(Proxy.NO_PROXY),
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
    }
  }

  /** Loads trusted certificates no earlier than for the first https connection. */
  private static final class Tls implements TlsSocketStrategy {
    private final JerseyClient jersey;
    private volatile @Nullable TlsSocketStrategy strategy;

    Tls(JerseyClient jersey) {
      this.jersey = jersey;
    }

    @Override
    public SSLSocket upgrade(
        Socket socket, String host, int port, Object attachment, HttpContext context)
        throws IOException {
      TlsSocketStrategy current = strategy;
      if (current == null) {
        current = create();
        strategy = current;
      }
      return current.upgrade(socket, host, port, attachment, context);
    }

    private TlsSocketStrategy create() throws IOException {
      HostnameVerifier verifier = jersey.getHostnameVerifier();
      try {
        SSLContext context =
            jersey.isDefaultSslContext() ? SSLContext.getDefault() : jersey.getSslContext();
        return verifier == null
            ? new DefaultClientTlsStrategy(context, HostnameVerificationPolicy.BUILTIN, null)
            : new DefaultClientTlsStrategy(context, verifier);
      } catch (NoSuchAlgorithmException e) {
        throw new IOException("the JVM's default SSLContext cannot be used", e);
      }
    }
  }

  private static void useProxy(HttpClientBuilder builder, Configuration settings) {
    Object uri = settings.getProperty(ClientProperties.PROXY_URI);
    if (uri == null) {
      return;
    }
    HttpUrl url =
        HttpUrl.of(uri.toString())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the proxy must be an http or https URI with a host"));
    HttpHost proxy = host(url);
    builder.setProxy(proxy);
    Object user = settings.getProperty(ClientProperties.PROXY_USERNAME);
    Object password = settings.getProperty(ClientProperties.PROXY_PASSWORD);
    if (user != null) {
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      char[] secret = password == null ? new char[0] : password.toString().toCharArray();
      credentials.setCredentials(
          new AuthScope(proxy), new UsernamePasswordCredentials(user.toString(), secret));
      builder.setDefaultCredentialsProvider(credentials);
    }
  }

  private static HttpHost host(HttpUrl url) {
    return new HttpHost(url.scheme(), url.host(), url.port());
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  @Override
  public ClientResponse apply(ClientRequest request) {
    HttpUrl url =
        HttpUrl.of(request.getUri())
            .orElseThrow(() -> new ProcessingException("not an http or https URL with a host"));
    HttpUriRequestBase message = new HttpUriRequestBase(request.getMethod(), URI.create("/"));
    message.setScheme(url.scheme());
    message.setAuthority(new URIAuthority(url.host(), url.port()));
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
    if (request.getProperty(ATTEMPT) instanceof Attempt attempt) {
      attempt.onBreakOff(message::cancel);
    }
    HttpClientContext context = HttpClientContext.create();
    try {
      ClassicHttpResponse response = client.executeOpen(host(url), message, context);
      return response(request, message, response, proxied(url, context, response));
    } catch (IOException e) {
      throw new ProcessingException(e);
    }
  }

  /** Returns the refusal of a proxy, which must not be taken for the service's; else null. */
  private static @Nullable ProxyRefusedException proxied(
      HttpUrl url, HttpClientContext context, ClassicHttpResponse response) {
    boolean isWithoutTunnel = url.isSecure() && context.getSSLSession() == null;
    return isWithoutTunnel || response.getCode() == PROXY_AUTHENTICATION_REQUIRED
        ? new ProxyRefusedException(response.getCode(), response.getReasonPhrase())
        : null;
  }

  private static ClientResponse response(
      ClientRequest request,
      HttpUriRequestBase message,
      ClassicHttpResponse response,
      @Nullable ProxyRefusedException refusal)
      throws IOException {
    InputStream body =
        response.getEntity() == null
            ? InputStream.nullInputStream()
            : response.getEntity().getContent();
    BodyStream stream = new BodyStream(body, message, response);
    if (refusal != null) {
      stream.close();
      throw refusal;
    }
    ClientResponse answer =
        new ClientResponse(
            Statuses.from(
                response.getCode(), Optional.ofNullable(response.getReasonPhrase()).orElse("")),
            request);
    for (Header header : response.getHeaders()) {
      answer.getHeaders().add(header.getName(), header.getValue());
    }
    answer.setEntityStream(stream);
    return answer;
  }

  /** Closes the connection rather than read what is left of a body. */
  private static final class BodyStream extends FilterInputStream {
    private final HttpUriRequestBase message;
    private final ClassicHttpResponse response;
    private volatile boolean ended;

    BodyStream(InputStream in, HttpUriRequestBase message, ClassicHttpResponse response) {
      super(in);
      this.message = message;
      this.response = response;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      ended |= read < 0;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      ended |= read < 0;
      return read;
    }

    @Override
    public void close() {
      if (!ended) {
        message.cancel();
      }
      try {
        response.close();
      } catch (IOException e) {
        // It was closed by the line before.
      }
    }
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
    client.close(CloseMode.IMMEDIATE);
  }
}
