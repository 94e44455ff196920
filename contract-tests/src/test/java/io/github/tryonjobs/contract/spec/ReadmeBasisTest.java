package io.github.tryonjobs.contract.spec;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Basis;
import io.github.tryonjobs.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the contract's README says of how behaviours are known is what the contract says. */
class ReadmeBasisTest {

  private static final String START = "<!-- From the contract; ReadmeBasisTest has the text. -->\n";
  private static final String END = "<!-- End of what is from the contract. -->\n";

  private final List<Basis> all = Basis.all(Contract.load());

  @Test
  void saysWhatTheContractSays() throws IOException {
    String readme = Files.readString(Path.of("..", "openapi", "README.md"));
    String table = table();
    assertThat(readme).containsOnlyOnce(START).containsOnlyOnce(END);

    assertThat(readme.substring(readme.indexOf(START) + START.length(), readme.indexOf(END)))
        .withFailMessage(
            () -> "openapi/README.md: put this below \"" + START.strip() + "\":\n\n" + table)
        .isEqualTo(table);
  }

  private String table() {
    return "| basis | checks of the verifier | what has no check of its own |\n|---|---|---|\n"
        + row("seen live", "live")
        + row("documented by the vendor", "documented")
        + row("seen in the code of others", "seen")
        + row("assumed by us", "assumed");
  }

  private String row(String label, String kind) {
    String rules =
        all.stream()
            .filter(basis -> basis.basis().equals(kind) && basis.checks().isEmpty())
            .map(Basis::rule)
            .collect(joining("; "));
    return "| " + label + " | " + orDash(ids(kind)) + " | " + orDash(rules) + " |\n";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }

  /** Several ids are one if they are all there are of a status code, or of a shared response. */
  private String ids(String kind) {
    Set<String> ids = new LinkedHashSet<>();
    for (Basis basis : all) {
      if (basis.basis().equals(kind) && !basis.checks().isEmpty()) {
        String id = name(basis);
        String start = id.substring(0, id.lastIndexOf('/') + 1);
        List<Basis> kin =
            all.stream()
                .filter(it -> !it.checks().isEmpty() && name(it).startsWith(start))
                .toList();
        boolean isAll = kin.size() > 1 && kin.stream().allMatch(it -> it.basis().equals(kind));
        ids.add("`" + (isAll ? start + "*" : id) + "`");
      }
    }
    return String.join(", ", ids);
  }

  private static String name(Basis basis) {
    String first = basis.checks().get(0);
    return basis.checks().size() == 1 ? first : "*" + first.substring(first.indexOf('/'));
  }
}
