package io.github.tryonjobs.contract.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** Servers that go wrong between the start of a job and its end. */
public final class DriftedLives {

  private DriftedLives() {}

  /** Returns the servers by what is wrong, which begins with the check that says so. */
  public static Map<String, FakeServer> all() {
    Map<String, FakeServer> servers = new LinkedHashMap<>();
    for (String[] row : Instead.rows("/drifted-lives.txt")) {
      servers.put(row[0], FakeServer.drifted(new Instead(row[1], row[2], row[3])));
    }
    return servers;
  }
}
