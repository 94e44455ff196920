package io.github.tryonjobs.contract.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** How a run of the command ended, in this process. */
record Verified(int status, String out, String err) {

  /** Runs the command with options that have spaces between them. */
  static Verified of(Map<String, String> environment, String options) {
    return of(environment, options.split(" ", -1));
  }

  static Verified of(Map<String, String> environment, String[] options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine(new VerifyCommand(environment, Clock.systemUTC()));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Verified(command.execute(options), out.toString(), err.toString());
  }
}
