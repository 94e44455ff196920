package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is drifted is broken, and what is legal is not. */
@Tag("slow")
class DriftedServersTest {

  static List<DriftedServer> servers() {
    return DriftedServers.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void isToldForWhatItIs(DriftedServer server) throws Exception {
    List<String> broken = Runs.broken(Runs.all(server.server(), Runs.ALL));

    assertThat(server.server().hasDrifted())
        .as("something is asked that shows: %s", server)
        .isTrue();
    if (server.isLegal()) {
      assertThat(broken).as("a legal variant: %s", server).isEmpty();
    } else {
      assertThat(broken).as("a drift: %s", server).contains(server.check());
    }
  }

  @Test
  void thereAreEnoughAndTheyCanBeToldApart() {
    assertThat(servers()).hasSizeGreaterThanOrEqualTo(130);
    assertThat(servers()).extracting(DriftedServer::toString).doesNotHaveDuplicates();
  }
}
