package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.PrintWriter;
import java.net.URI;

/**
 * What is printed when the server is ready.
 *
 * @param server where it is reached
 * @param anyKey whether it accepts any API key that begins with {@code sk}
 * @param control whether it has a page to look at
 */
record Greeting(URI server, boolean anyKey, boolean control) {

  void print(PrintWriter out) {
    out.println("Try On mock server " + TryOnMockServer.version() + " on " + server);
    if (control) {
      out.println("  What it does, to look at: " + server + "/__mock/");
    }
    out.println();
    out.println(curl("completed"));
    out.println(curl("pending*2,running,completed"));
    out.println(curl("429:5,failed:job_expired"));
    out.println();
    out.println("The job id says what is answered: see --help. Ctrl-C stops the server.");
    out.flush();
  }

  private String curl(String scenario) {
    String key = anyKey ? "sk_test" : "YOUR_KEY";
    return "  curl -H 'X-API-KEY: " + key + "' '" + server + "/v1/try-on/job/" + scenario + "'";
  }
}
