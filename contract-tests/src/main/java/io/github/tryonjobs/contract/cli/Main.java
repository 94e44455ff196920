package io.github.tryonjobs.contract.cli;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Verifies a server from the command line. */
public final class Main {

  /** Kept, as a logger that nothing refers to forgets its level. */
  private static final List<Logger> SILENCED =
      List.of(
          Logger.getLogger("au.com.dius.pact"),
          Logger.getLogger("io.swagger"),
          Logger.getLogger("org.apache.hc"));

  private Main() {}

  /**
   * Ends with status 0 if nothing failed, 1 if something did, 2 on wrong use, 3 without a server.
   */
  public static void main(String[] args) {
    // Libraries have messages and digits in many languages; a report reads the same everywhere.
    Locale.setDefault(Locale.ROOT);
    // They log what they send and read: the API key, bodies in which it may come back, documents.
    SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    System.exit(commandLine(new VerifyCommand(System.getenv(), Clock.systemUTC())).execute(args));
  }

  static CommandLine commandLine(VerifyCommand command) {
    return new CommandLine(command)
        .setParameterExceptionHandler(
            (exception, args) -> {
              exception.getCommandLine().getErr().println(exception.getMessage() + " (see --help)");
              return CommandLine.ExitCode.USAGE;
            });
  }
}
