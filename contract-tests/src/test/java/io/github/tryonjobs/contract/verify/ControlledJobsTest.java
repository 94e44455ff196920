package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Controls that cannot set a state. */
class ControlledJobsTest {

  private static final String TOKEN = "tok_secretOfTheControl";

  @Test
  void aTokenThatComesBackIsInNoMessage() throws Exception {
    HttpServer control =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    control.createContext(
        "/",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] body = ("no " + token).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    control.start();
    URI url = URI.create("http://127.0.0.1:" + control.getAddress().getPort() + "/control");
    try (var http =
        new io.github.tryonjobs.contract.verify.HttpServer(
            url, Duration.ofMinutes(1), Duration.ofMinutes(1))) {
      ControlledJobs jobs = new ControlledJobs(http, url, Optional.of(TOKEN));

      assertThatThrownBy(() -> jobs.jobs(Runs.CONTRACT.status().examples().get(0)))
          .isInstanceOf(NoStateException.class)
          .hasMessageContaining("401 no Bearer (API key)")
          .hasMessageNotContaining(TOKEN.substring(0, 8));
    } finally {
      control.stop(0);
    }
  }
}
