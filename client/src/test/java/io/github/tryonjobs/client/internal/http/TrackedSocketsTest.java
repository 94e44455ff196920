package io.github.tryonjobs.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class TrackedSocketsTest {

  private final SSLSocketFactory delegate = (SSLSocketFactory) SSLSocketFactory.getDefault();
  private final TrackedSockets sockets = new TrackedSockets(delegate);

  @Test
  void closesSocketsHoweverTheyWereMade() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    String host = here.getHostAddress();
    try (ServerSocket listener = new ServerSocket(0, 50, here)) {
      int port = listener.getLocalPort();
      List<Socket> made =
          List.of(
              sockets.createSocket(),
              sockets.createSocket(host, port),
              sockets.createSocket(host, port, here, 0),
              sockets.createSocket(here, port),
              sockets.createSocket(here, port, here, 0),
              sockets.createSocket(new Socket(here, port), host, port, true));
      assertThat(made).noneMatch(Socket::isClosed);

      sockets.close();

      assertThat(made).allMatch(Socket::isClosed);
    }
  }

  @Test
  void offersTheCiphersOfTheFactoryBehindIt() {
    assertThat(sockets.getDefaultCipherSuites()).isEqualTo(delegate.getDefaultCipherSuites());
    assertThat(sockets.getSupportedCipherSuites()).isEqualTo(delegate.getSupportedCipherSuites());
  }
}
