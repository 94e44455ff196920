package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the mock server from the command line. */
public final class Main {

  /** Made when there still is memory. */
  private static final byte[] NO_MEMORY =
      "The mock server ends: it is out of memory. Start it with a larger heap, such as -Xmx128m.\n"
          .getBytes(StandardCharsets.US_ASCII);

  private Main() {}

  /** Runs until the process is stopped; ends with status 2 on wrong use, and 1 when memory ends. */
  public static void main(String[] args) {
    Thread.setDefaultUncaughtExceptionHandler(Main::fail);
    System.exit(commandLine(System.getenv()).execute(args));
  }

  /** Without memory, better no process than one that answers nobody. */
  private static void fail(Thread thread, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      try {
        System.err.write(NO_MEMORY, 0, NO_MEMORY.length);
      } finally {
        Runtime.getRuntime().halt(1);
      }
    }
    System.err.println("Thread " + thread.getName() + " has failed: " + failure);
  }

  static CommandLine commandLine(Map<String, String> environment) {
    CommandLine commandLine =
        new ServeCommand(environment)
            .commandLine()
            .setExpandAtFiles(false)
            .setParameterExceptionHandler(
                (exception, args) -> {
                  exception.getCommandLine().getErr().println(message(exception) + " (see --help)");
                  return CommandLine.ExitCode.USAGE;
                });
    commandLine.getCommandSpec().version("try-on-mock-server " + TryOnMockServer.version());
    return commandLine;
  }

  /** Names an unknown option, but nothing that follows it, which may be a key. */
  private static String message(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      return first.startsWith("-")
          ? "Unknown option " + first.split("=", 2)[0]
          : "Unexpected argument; all settings are options";
    }
    return String.valueOf(exception.getMessage());
  }
}
