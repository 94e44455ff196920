package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.RecordedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How requests are logged. */
enum RequestLog {
  OFF,
  /** A line for people. */
  REQUESTS,
  /** A line of JSON, with the names of the control contract; then all lines are. */
  JSON;

  /**
   * Reads the value of the option.
   *
   * @throws IllegalArgumentException if there is no such log
   */
  static RequestLog of(String text) {
    return switch (text) {
      case "off" -> OFF;
      case "requests" -> REQUESTS;
      case "json" -> JSON;
      default ->
          throw new IllegalArgumentException(
              "expected off, requests or json, not \"" + text + "\"");
    };
  }

  /**
   * Says that the server is ready.
   *
   * @param server where it is reached
   * @param hasKeys whether it accepts certain API keys only
   * @param hasControl whether it has a dashboard
   * @param token the control token that was made for this run, or null
   */
  void greet(
      PrintWriter out, URI server, boolean hasKeys, boolean hasControl, @Nullable String token) {
    if (this == JSON) {
      greetAsJson(out, server, token);
      return;
    }
    String curl =
        "  curl -H 'X-API-KEY: %s' '%s/v1/try-on/job/"
            .formatted(hasKeys ? "YOUR_KEY" : "sk_test", server);
    out.println("Try On mock server " + TryOnMockServer.version() + " on " + server);
    if (hasControl) {
      out.println("  Dashboard: " + server + "/__mock/");
    }
    if (token != null) {
      out.println("  Control calls need: Authorization: Bearer " + token);
    }
    out.println();
    out.println(curl + "completed'");
    out.println(curl + "pending*2,running,completed'");
    out.println(curl + "429:5,failed:job_expired'");
    out.println();
    out.println("The job id says what is answered: see --help. Ctrl-C stops the server.");
    out.flush();
  }

  private static void greetAsJson(PrintWriter out, URI server, @Nullable String token) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("ready", true)
            .add("version", TryOnMockServer.version())
            .add("base_url", server.toString());
    if (token != null) {
      json.add("control_token", token);
    }
    out.println(json.build());
    out.flush();
    logAsJson();
  }

  /** What the JDK's logging writes to standard error is JSON, too. */
  private static void logAsJson() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setFormatter(
          new Formatter() {
            @Override
            public String format(LogRecord record) {
              return Json.createObjectBuilder()
                      .add("time", record.getInstant().toString())
                      .add("level", record.getLevel().getName())
                      .add("message", formatMessage(record))
                      .build()
                  + System.lineSeparator();
            }
          });
    }
  }

  /**
   * Returns what logs requests.
   *
   * @param lost is run when a line could not be written, the first time only
   */
  Consumer<RecordedRequest> to(PrintWriter out, Runnable lost) {
    AtomicBoolean told = new AtomicBoolean();
    return request -> {
      switch (this) {
        case OFF -> {}
        case REQUESTS -> out.println(request);
        case JSON -> out.println(TryOnMockServer.toJson(request));
      }
      if (out.checkError() && !told.getAndSet(true)) {
        lost.run();
      }
    };
  }
}
