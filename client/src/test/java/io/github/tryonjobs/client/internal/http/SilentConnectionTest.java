package io.github.tryonjobs.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that ends, or is answered, before all of a request is sent. */
class SilentConnectionTest {

  private static final int LENGTH = 100_000;
  private static final String REFUSAL = "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n";

  private final SilentConnection connection = new SilentConnection(Http1Config.DEFAULT);
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", "/");

  @BeforeEach
  void fillRequest() {
    request.setHeader("Content-Length", LENGTH);
    request.setEntity(new ByteArrayEntity(new byte[LENGTH], ContentType.IMAGE_PNG));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneThatIsClosedWhileItConnectsStaysClosed(boolean isAtOnce) throws Exception {
    if (isAtOnce) {
      connection.close(CloseMode.IMMEDIATE);
    } else {
      connection.close();
    }
    try (Socket socket = new Socket()) {
      assertThatExceptionOfType(InterruptedIOException.class)
          .isThrownBy(() -> connection.bind(new SocketHolder(socket)));
      assertThat(socket.isClosed()).isTrue();
    }
  }

  @Test
  void oneThatIsClosedClosesItsSocket() throws Exception {
    try (Socket socket = new FakeSocket("", sent)) {
      connection.bind(new SocketHolder(socket));

      connection.close();

      assertThat(socket.isClosed()).isTrue();
    }
  }

  @Test
  void whatAServerAnsweredBeforeItHungUpIsHeard() throws Exception {
    connection.bind(new SocketHolder(new FakeSocket(REFUSAL, broken())));

    connection.sendRequestHeader(request);
    connection.sendRequestEntity(request);
    connection.flush();

    assertThat(connection.receiveResponseHeader().getCode()).isEqualTo(413);
    assertThat(connection.isConsistent()).as("good for another request").isFalse();
  }

  @Test
  void aServerThatHangsUpWithoutAnAnswerIsNotHeard() throws Exception {
    connection.bind(new SocketHolder(new FakeSocket("", broken())));

    connection.sendRequestHeader(request);

    assertThatExceptionOfType(SocketException.class)
        .isThrownBy(() -> connection.sendRequestEntity(request))
        .withMessage("Broken pipe");
  }

  @Test
  void theRestIsNotSentToAServerThatHasAnswered() throws Exception {
    String responses = "HTTP/1.1 199 Wait\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    FakeSocket socket = new FakeSocket(responses, sent);
    socket.isSeen = true;
    connection.bind(new SocketHolder(socket));

    connection.sendRequestHeader(request);
    connection.sendRequestEntity(request);

    assertThat(connection.receiveResponseHeader().getCode()).isEqualTo(200);
    assertThat(sent.size()).isLessThan(LENGTH);
  }

  private static OutputStream broken() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new SocketException("Broken pipe");
      }
    };
  }

  /** A socket on which a response has come, which may not be seen before it is read. */
  private static final class FakeSocket extends Socket {
    private final InputStream in;
    private final OutputStream out;
    private boolean isSeen;

    FakeSocket(String response, OutputStream out) {
      this.out = out;
      this.in =
          new ByteArrayInputStream(response.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int available() {
              return isSeen ? super.available() : 0;
            }
          };
    }

    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public OutputStream getOutputStream() {
      return out;
    }
  }
}
