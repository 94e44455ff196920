package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import picocli.CommandLine.IVersionProvider;

/** Tells the versions of the verifier and of its contract. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "try-on-contract-verifier "
          + (version == null ? "(not from a jar)" : version)
          + ", contract "
          + Contract.load().version()
    };
  }
}
