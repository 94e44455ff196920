package io.github.tryonjobs.mock.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures one mock server, one behind HAProxy, and three behind HAProxy in turn, several rounds;
 * prints the medians and their ratios. All of them, HAProxy and the load share one machine.
 *
 * <p>Arguments: the standalone jar, the folder for what it writes. System properties: {@code
 * rounds} (3), {@code seconds} of load for each (40), of which the last five count. Needs {@code
 * haproxy} on the path.
 */
public final class ReplicasBenchmark {

  private static final Path HAPROXY = Path.of("examples", "haproxy", "haproxy.cfg");

  private final Contestant mock;
  private final int rounds = Integer.getInteger("rounds", 3);
  private final int seconds = Integer.getInteger("seconds", 40);
  private final List<Contestant> columns;
  private final Results results = new Results();

  private ReplicasBenchmark(Path jar, Path folder) throws IOException {
    mock = Contestant.all(jar, Files.createDirectories(folder)).get(0);
    columns =
        List.of(named("one"), named("one behind HAProxy"), named("three behind HAProxy"));
  }

  private Contestant named(String name) {
    return new Contestant(name, mock.classPath(), mock.arguments(), mock.embedded());
  }

  public static void main(String[] args) throws IOException {
    new ReplicasBenchmark(Path.of(args[0]), Path.of(args[1])).run();
  }

  private void run() throws IOException {
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + " of " + rounds);
      for (int i = 0; i < columns.size(); i++) {
        measure(columns.get(i), i == 2 ? 3 : 1, i > 0);
      }
    }
    System.out.println();
    System.out.println(results.table(columns.stream().map(Contestant::name).toList()));
  }

  private void measure(Contestant column, int replicas, boolean isProxied) throws IOException {
    List<ServerProcess> started = new ArrayList<>();
    try {
      for (int i = 0; i < replicas; i++) {
        started.add(column.start(List.of()));
      }
      if (isProxied) {
        started.add(proxy(started));
      }
      ServerProcess entrance = started.get(started.size() - 1);
      long[] perSecond = new Load(entrance, seconds).run(0).perSecond();
      results.addWindow(column, perSecond, seconds - 5, seconds);
    } finally {
      for (ServerProcess process : started) {
        process.close();
      }
    }
  }

  /** Puts the HAProxy of the examples before servers; where three are asked for, one is thrice. */
  private static ServerProcess proxy(List<ServerProcess> servers) throws IOException {
    int port = Contestant.freePort();
    List<String> command = new ArrayList<>(List.of("env", "MOCKS_BIND=127.0.0.1:" + port));
    for (Map.Entry<String, Integer> replica : Map.of("A", 0, "B", 1, "C", 2).entrySet()) {
      ServerProcess server = servers.get(replica.getValue() % servers.size());
      command.add("MOCK_%s=127.0.0.1:%d".formatted(replica.getKey(), server.port()));
    }
    command.addAll(List.of("haproxy", "-q", "-db", "-f", HAPROXY.toString()));
    return ServerProcess.start(command, port);
  }
}
