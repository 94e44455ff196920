package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServer;
import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest has it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"try-on-mock-server " + TryOnMockServer.version()};
  }
}
