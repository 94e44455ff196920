package io.github.tryonjobs.contract.cli;

import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Verifies a server from the command line. */
public final class Main {

  /** Held, as a logger that nobody holds forgets its level. */
  private static final Logger PACT = Logger.getLogger("au.com.dius.pact");

  private Main() {}

  /** Ends with status 0 if all held, 1 if not, 2 on wrong use, 3 if there is no server. */
  public static void main(String[] args) {
    // It logs the bodies that it compares, and a server may send the API key back in one.
    PACT.setLevel(Level.OFF);
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
