package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.http.Authority;
import io.github.tryonjobs.mock.http.Door;
import io.github.tryonjobs.mock.http.Limits;
import io.github.tryonjobs.mock.http.MockHttpServer.Address;
import io.github.tryonjobs.mock.state.MemoryLimits;
import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Configures a {@link TryOnMockServer}. Not safe for use by several threads; nothing is null. */
public final class TryOnMockServerBuilder extends MockBehaviour<TryOnMockServerBuilder> {

  private static final int DEFAULT_JOURNAL_LIMIT = 10_000;

  String host = "127.0.0.1";
  int port;
  Settings settings = Settings.NONE;
  long seed;
  int journalLimit = DEFAULT_JOURNAL_LIMIT;
  @Nullable Consumer<RecordedRequest> requestListener;
  InstantSource time = InstantSource.system();
  Limits limits = Limits.DEFAULT;
  MemoryLimits memory = MemoryLimits.ofHeap(Runtime.getRuntime().maxMemory());

  final Set<String> apiKeys = new LinkedHashSet<>();
  private final Set<String> hostNames = new LinkedHashSet<>();
  private final Set<String> origins = new LinkedHashSet<>();
  private boolean control = true;
  private @Nullable String controlToken;
  private @Nullable String publicUrl;
  private boolean trustsProxy;

  TryOnMockServerBuilder() {}

  /**
   * Sets the address to listen on. Default: {@code 127.0.0.1}, which no other machine reaches.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public TryOnMockServerBuilder host(String address) {
    this.host = HeaderValue.notBlank("the host", address);
    return allowedHost(address);
  }

  /**
   * Accepts requests by another host name, such as that of a container. Default: localhost and
   * addresses only, so that no web page reaches the server by a name of its own.
   *
   * @throws IllegalArgumentException if it is not the name of a host, without scheme and port
   */
  public TryOnMockServerBuilder allowedHost(String name) {
    hostNames.add(Authority.checkedHost(name));
    return this;
  }

  /**
   * Lets web pages of an origin call the API and the control API, as browsers ask for it (CORS).
   * Default: only the server's own.
   *
   * @param origin such as {@code http://localhost:5173}, as browsers send it
   * @throws IllegalArgumentException if no browser can send it
   */
  public TryOnMockServerBuilder allowedOrigin(String origin) {
    if (!origin.matches(
        "[a-z][a-z0-9+.-]*://[a-z0-9._-]+(:[0-9]{1,5})?|[a-z]+://\\[[0-9a-f:.]+](:[0-9]{1,5})?")) {
      throw new IllegalArgumentException(
          "\"" + origin + "\" is not an origin such as http://localhost:5173, in lower case");
    }
    origins.add(origin);
    return this;
  }

  /**
   * Sets the port. Default: 0, one that is free.
   *
   * @throws IllegalArgumentException if it is not from 0 to 65535
   */
  public TryOnMockServerBuilder port(int number) {
    if (number < 0 || number > 65535) {
      throw new IllegalArgumentException("the port must be from 0 to 65535, but is " + number);
    }
    this.port = number;
    return this;
  }

  /**
   * Accepts an API key, and from then on only such keys. Default: any key that begins with {@code
   * sk} is accepted.
   *
   * @throws IllegalArgumentException if the key is empty or no header can have it
   */
  public TryOnMockServerBuilder apiKey(String key) {
    apiKeys.add(HeaderValue.checked("an API key", key));
    return this;
  }

  /** Sets what latencies are drawn from; the same seed gives the same ones. Default: 0. */
  public TryOnMockServerBuilder seed(long number) {
    this.seed = number;
    return this;
  }

  /**
   * Sets how many requests the journal keeps. Default: 10,000.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public TryOnMockServerBuilder journalLimit(int requests) {
    if (requests < 1) {
      throw new IllegalArgumentException("the journal must keep at least one request");
    }
    this.journalLimit = requests;
    return this;
  }

  /** Asks for a token in each control call: {@code Authorization: Bearer} and the token. */
  public TryOnMockServerBuilder controlToken(String token) {
    this.controlToken = HeaderValue.checked("the control token", token);
    return this;
  }

  /**
   * Sets where callers reach the server, such as {@code https://mock.example/try-on}, which is
   * where the links in its responses lead. Default: where the caller of a request says that it
   * reaches it.
   *
   * @throws IllegalArgumentException if it is not an http or https URL of a host, or has a query
   */
  public TryOnMockServerBuilder publicUrl(String url) {
    this.publicUrl = Authority.checkedUrl(url);
    return this;
  }

  /**
   * Believes {@code X-Forwarded-Proto}, {@code X-Forwarded-Host}, {@code X-Forwarded-Port} and
   * {@code X-Forwarded-Prefix}, where links lead. Only behind a proxy that sets them. Default: they
   * are ignored.
   */
  public TryOnMockServerBuilder trustProxy() {
    this.trustsProxy = true;
    return this;
  }

  /** Switches the control API and its page off. */
  public TryOnMockServerBuilder noControl() {
    this.control = false;
    return this;
  }

  /**
   * Tells of each request, in their order, on a thread of its own, soon after the request has come.
   * A start that waits for its job is told when it comes and again when it is answered. A listener
   * that is slow holds up nobody: requests that it cannot be told of in time are dropped, which is
   * logged.
   */
  public TryOnMockServerBuilder onRequest(Consumer<RecordedRequest> listener) {
    this.requestListener = listener;
    return this;
  }

  /** Sets the time that the mock's clock shows until it is turned. */
  TryOnMockServerBuilder time(InstantSource source) {
    this.time = source;
    return this;
  }

  /** Sets what one client can take of the server. */
  TryOnMockServerBuilder limits(Limits less) {
    this.limits = less;
    return this;
  }

  /** Sets how many bytes the memories may take. */
  TryOnMockServerBuilder memory(MemoryLimits less) {
    this.memory = less;
    return this;
  }

  @Override
  TryOnMockServerBuilder change(Settings change) {
    settings = change.orElse(settings);
    return this;
  }

  Address address() {
    return new Address(host, port, publicUrl, trustsProxy);
  }

  Door door() {
    return new Door(hostNames, origins, control, controlToken);
  }

  /**
   * Starts the server.
   *
   * @throws UncheckedIOException if the port is in use, caused by a {@link BindException}, or the
   *     server cannot be started for another reason
   */
  public TryOnMockServer start() {
    try {
      return new TryOnMockServer(this);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + host + ", port " + port + ": " + e.getMessage(), e);
    }
  }
}
