package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A change of the contract.
 *
 * @param name what changes
 * @param breaks whether the gate takes it for one that breaks someone who relies on the contract
 * @param edit makes the change in the text of the contract
 */
record Change(String name, boolean breaks, UnaryOperator<String> edit) {

  static final Path CONTRACT = Path.of("..", "openapi", "try-on-jobs.yaml");

  private static final Path TABLE = Path.of("src", "test", "resources", "contract-changes.txt");

  /** The sections of the contract: each begins with one line and ends before another. */
  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "once", List.of("", ""),
          "status", List.of("  /v1/try-on/job/{jobId}:\n", "  /v1/try-on/job/{jobId}/cancel:\n"),
          "Job", List.of("    Job:\n", "    JobStatus:\n"),
          "TryOnInput", List.of("    TryOnInput:\n", "    TryOnForm:\n"),
          "RateLimited", List.of("    RateLimited:\n", "    ServiceFailed:\n"));

  /** Returns the contract with this change. */
  String applied() {
    return edit.apply(contract());
  }

  static String contract() {
    return read(CONTRACT);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String swap(String text, String old, String replacement) {
    int gap = old.indexOf('…');
    if (gap >= 0) {
      return within(text, old.substring(0, gap), old.substring(gap + 1), part -> replacement);
    }
    assertThat(text).containsOnlyOnce(old);
    return text.replace(old, replacement);
  }

  /** Swaps in the schema of a job. */
  static String job(String text, String old, String replacement) {
    return within(text, "Job", old, replacement);
  }

  private static String within(String text, String section, String old, String replacement) {
    List<String> bounds = SECTIONS.get(section);
    return bounds == null
        ? text.replace(old, replacement)
        : within(text, bounds.get(0), bounds.get(1), it -> swap(it, old, replacement));
  }

  private static String within(String text, String from, String to, UnaryOperator<String> edit) {
    assertThat(text).contains(from);
    int start = text.indexOf(from);
    int end = to.isEmpty() ? text.length() : text.indexOf(to, start);
    assertThat(end).isGreaterThan(start);
    return text.substring(0, start) + edit.apply(text.substring(start, end)) + text.substring(end);
  }

  @Override
  public String toString() {
    return name;
  }

  static Change named(String name) {
    return all().stream().filter(change -> change.name.equals(name)).findAny().orElseThrow();
  }

  static List<Change> all() {
    Map<String, Change> all = new LinkedHashMap<>();
    for (String line : read(TABLE).lines().filter(it -> !it.startsWith("#")).toList()) {
      String[] row = (line + " ").split(" \\| ", -1);
      String old = row[3].replace("\\n", "\n");
      String replacement = row[4].stripTrailing().replace("\\n", "\n");
      UnaryOperator<String> edit = text -> within(text, row[2], old, replacement);
      Change change = new Change(row[0], row[1].equals("breaks"), edit);
      all.merge(
          row[0],
          change,
          (one, two) -> new Change(one.name, one.breaks, it -> two.edit.apply(one.edit.apply(it))));
    }
    return List.copyOf(all.values());
  }
}
