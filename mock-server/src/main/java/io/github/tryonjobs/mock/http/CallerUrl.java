package io.github.tryonjobs.mock.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where callers reach a server, which is where links in its responses lead.
 *
 * @param publicUrl where all callers reach it; null if that is where they say
 * @param trustsProxy whether {@code X-Forwarded-Proto}, {@code -Host}, {@code -Port} and {@code
 *     -Prefix} say where
 */
record CallerUrl(@Nullable String publicUrl, boolean trustsProxy) {

  private static final String HOST = "[A-Za-z0-9._~:\\[\\]-]+";
  private static final String PREFIX = "/[A-Za-z0-9._~/-]*";
  private static final String PORT = "[0-9]{1,5}";

  /** Returns where the caller of a request reaches the server, without a slash at the end. */
  String of(HttpHeaders headers, Target target, Channel channel) {
    if (publicUrl != null) {
      return publicUrl;
    }
    String host = target.authority() == null ? headers.get("Host") : target.authority();
    String direct = "http://" + (host == null ? local(channel) : host);
    return trustsProxy ? forwarded(headers, direct) : direct;
  }

  private static String local(Channel channel) {
    return NetUtil.toSocketAddressString((InetSocketAddress) channel.localAddress());
  }

  private static String forwarded(HttpHeaders headers, String direct) {
    String scheme = first(headers, "Proto").equalsIgnoreCase("https") ? "https" : "http";
    String host = first(headers, "Host");
    String authority = host.matches(HOST) ? host : direct.substring("http://".length());
    String port = first(headers, "Port");
    boolean hasOwnPort = authority.indexOf(':', authority.indexOf(']') + 1) >= 0;
    boolean isDefault = port.equals(scheme.equals("https") ? "443" : "80");
    String prefix = first(headers, "Prefix");
    boolean isPath = prefix.matches(PREFIX) && !prefix.contains("//");
    return scheme
        + "://"
        + authority
        + (port.matches(PORT) && !hasOwnPort && !isDefault ? ":" + port : "")
        + (isPath ? prefix.replaceFirst("/$", "") : "");
  }

  /** The first of several values is that of the proxy which the caller has asked. */
  private static String first(HttpHeaders headers, String name) {
    String values = headers.get("X-Forwarded-" + name);
    return values == null ? "" : values.split(",", 2)[0].trim();
  }
}
