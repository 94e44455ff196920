package io.github.tryonjobs.mock.http;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpProbe;

/**
 * Ignores the offer of another protocol, as HTTP allows. The JDK's client offers HTTP/2 with each
 * first request; the container would take that for agreed, leave out the content type, and close
 * the connection.
 */
final class IgnoreUpgrades extends HttpProbe.Adapter {

  @Override
  @SuppressWarnings("rawtypes")
  public void onHeaderParseEvent(Connection connection, HttpHeader header, int size) {
    if (header.isUpgrade()) {
      header.getUpgradeDC().recycle();
      header.setIgnoreContentModifiers(false);
      header.setExpectContent(header.getContentLength() > 0 || header.isChunked());
      header.getProcessingState().setKeepAlive(true);
    }
  }
}
