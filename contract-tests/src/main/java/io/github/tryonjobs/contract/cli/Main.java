package io.github.tryonjobs.contract.cli;

import picocli.CommandLine;

/** Verifies a server from the command line. */
public final class Main {

  private Main() {}

  /** Ends with status 0 if all held, 1 if not, 2 on wrong use, 3 if there is no server. */
  public static void main(String[] args) {
    System.exit(commandLine(new VerifyCommand(System.getenv())).execute(args));
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
