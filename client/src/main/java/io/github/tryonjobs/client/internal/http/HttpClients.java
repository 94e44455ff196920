package io.github.tryonjobs.client.internal.http;

import jakarta.ws.rs.core.Configuration;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds the HTTP client under Jersey's. Nothing of the JVM's defaults is used: no proxies,
 * authenticator, cookies or redirects, and no request is sent again by itself.
 */
final class HttpClients {

  private static final int MOST_CONNECTIONS = 256;
  private static final TimeValue FRESH = TimeValue.ofMilliseconds(500);
  private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(500).build();

  private HttpClients() {}

  /** Builds the connector of a client; of Jersey's settings, those of a proxy are used. */
  static HttpConnector connector(
      JerseyClient jersey, Configuration settings, Duration connectTimeout) {
    PoolingHttpClientConnectionManager connections = connections(jersey, connectTimeout);
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setRequestExecutor(new Exchanges())
            .setDefaultCookieSpecRegistry(name -> null)
            .disableCookieManagement()
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableDefaultUserAgent();
    useProxy(builder, settings);
    boolean hasProxy = settings.getProperty(ClientProperties.PROXY_URI) != null;
    return new HttpConnector(builder.build(), connections, hasProxy);
  }

  private static PoolingHttpClientConnectionManager connections(
      JerseyClient jersey, Duration connectTimeout) {
    return new Connections()
        .setConnectionFactory(socket -> new SilentConnection(LIMITS))
        .setTlsSocketStrategy(new Tls(jersey))
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(Transport.millis(connectTimeout)))
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
      return strategy(host).upgrade(socket, host, port, attachment, context);
    }

    private TlsSocketStrategy strategy(String host) throws IOException {
      if (host.contains("_")) {
        // The JDK takes no such name for a host's.
        return create(HostnameVerificationPolicy.CLIENT, HttpsSupport.getDefaultHostnameVerifier());
      }
      TlsSocketStrategy current = strategy;
      if (current == null) {
        current = create(HostnameVerificationPolicy.BUILTIN, null);
        strategy = current;
      }
      return current;
    }

    private TlsSocketStrategy create(
        HostnameVerificationPolicy policy, @Nullable HostnameVerifier names) throws IOException {
      HostnameVerifier verifier = jersey.getHostnameVerifier();
      try {
        SSLContext context =
            jersey.isDefaultSslContext() ? SSLContext.getDefault() : jersey.getSslContext();
        return verifier == null
            ? new DefaultClientTlsStrategy(context, policy, names)
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
    HttpHost proxy = HttpConnector.host(url);
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
}
