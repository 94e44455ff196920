package io.github.tryonjobs.contract.baseline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The deviations that are known, each with a reason and perhaps a last day. A deviation is named as
 * reports name it, {@code CHECK: WHERE (JUDGE): WHAT}; {@code *} stands for any characters. Not
 * safe for use by several threads, as it remembers what occurred.
 */
public final class Baseline {

  private static final Set<String> NAMES = Set.of("deviation", "reason", "until");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * A deviation that is known.
   *
   * @param until the last day on which it counts, if there is one
   */
  private record Entry(String deviation, String reason, Optional<LocalDate> until) {

    boolean isOf(String other) {
      return matches(deviation, other);
    }

    String check() {
      return deviation.split(": ", 2)[0];
    }

    boolean isOver(LocalDate today) {
      return until.isPresent() && until.get().isBefore(today);
    }

    String told() {
      return Texts.oneLine(reason) + until.map(day -> " (until " + day + ")").orElse("");
    }
  }

  private final List<Entry> entries;
  private final LocalDate today;
  private final Set<Entry> occurred = new LinkedHashSet<>();

  private Baseline(List<Entry> entries, LocalDate today) {
    this.entries = entries;
    this.today = today;
  }

  /** Returns a baseline in which nothing is known. */
  public static Baseline empty(LocalDate today) {
    return new Baseline(List.of(), today);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read or is not a baseline; the message says
   *     where and what would be right
   */
  public static Baseline read(Path file, LocalDate today) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(
            Files.exists(file)
                ? "is not a file"
                : "the file does not exist; --write-baseline writes one");
      }
      JsonNode known = JSON.readTree(file.toFile()).path("known");
      if (!known.isArray()) {
        throw new IllegalArgumentException("expected an object with a list \"known\"");
      }
      List<Entry> entries = new ArrayList<>();
      for (JsonNode entry : known) {
        entries.add(entry(entry, "known[" + entries.size() + "]"));
      }
      return new Baseline(entries, today);
    } catch (IOException | IllegalArgumentException e) {
      String message = Texts.oneLine(String.valueOf(e.getMessage()));
      throw new IllegalArgumentException("--baseline: " + file + ": " + message, e);
    }
  }

  private static Entry entry(JsonNode node, String where) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!NAMES.contains(property.getKey())) {
        throw new IllegalArgumentException(
            where
                + ": "
                + Texts.name(property.getKey())
                + " is not one of deviation, reason, until");
      }
    }
    JsonNode until = node.path("until");
    String day = until.isTextual() ? until.textValue() : until.toString();
    try {
      return new Entry(
          string(node, "deviation", where),
          string(node, "reason", where),
          node.hasNonNull("until") ? Optional.of(LocalDate.parse(day)) : Optional.empty());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          where + ".until: expected a day such as 2027-01-31 but was " + Texts.name(day));
    }
  }

  private static String string(JsonNode node, String name, String where) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || Texts.isBlank(value.textValue())) {
      throw new IllegalArgumentException(where + ": expected a " + name + " that is not blank");
    }
    return value.textValue();
  }

  /** Returns whether a name is meant, in which {@code *} stands for any characters. */
  public static boolean matches(String pattern, String text) {
    if (!pattern.contains("*")) {
      return pattern.equals(text);
    }
    List<String> parts = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).toList();
    int last = parts.size() - 1;
    // What comes between is looked for once, from left to right: all ways of it would have no end.
    String between =
        parts.subList(1, last).stream()
            .map(part -> "(?>.*?" + part + ")")
            .collect(Collectors.joining());
    String regex = parts.get(0) + between + ".*" + parts.get(last);
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }

  /** Returns the reason of a deviation, if it is known and not over. */
  public Optional<String> reason(String deviation) {
    List<Entry> known =
        entries.stream().filter(it -> !it.isOver(today) && it.isOf(deviation)).toList();
    occurred.addAll(known);
    return known.stream().findFirst().map(Entry::told);
  }

  /** Returns a result as it is in the light of this baseline: all, a part, or nothing is known. */
  public Result apply(Result result) {
    Set<String> reasons = new LinkedHashSet<>();
    deviations(result).forEach(it -> reason(it).ifPresent(reasons::add));
    if (reasons.isEmpty()) {
      return result;
    }
    List<Finding> unknown =
        result.findings().stream().filter(it -> reason(deviation(result, it)).isEmpty()).toList();
    String note = result.note().isEmpty() ? "" : ". " + result.note();
    return unknown.isEmpty()
        ? new Result(
            result.check(),
            Verdict.KNOWN,
            result.findings(),
            "Known: " + String.join("; ", reasons) + note)
        : new Result(result.check(), Verdict.BROKEN, unknown, "Something else is known.");
  }

  /** Returns what of a result would have to be known. */
  public static List<String> deviations(Result result) {
    if (result.verdict() == Verdict.HELD || result.verdict() == Verdict.OBSERVED) {
      return List.of();
    }
    return result.findings().isEmpty()
        ? List.of(result.check().id() + ": " + Verdict.NOT_PROVABLE.label())
        : result.findings().stream().map(it -> deviation(result, it)).distinct().toList();
  }

  private static String deviation(Result result, Finding finding) {
    return result.check().id() + ": " + finding.key();
  }

  /**
   * Returns what there is to say of the entries: which no longer occur, and which are over.
   *
   * @param wasAsked whether a deviation was looked for, by what is before its first colon
   */
  public List<String> remarks(Predicate<String> wasAsked) {
    List<String> remarks = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.isOver(today)) {
        remarks.add("over since " + entry.until().orElseThrow() + ": " + entry.deviation());
      } else if (!occurred.contains(entry) && wasAsked.test(entry.check())) {
        remarks.add("no longer occurs: " + entry.deviation());
      }
    }
    return remarks.stream().map(Texts::oneLine).toList();
  }

  /**
   * Returns the text of a baseline with some deviations, which keeps the reasons of this one, and
   * the entries that were not looked for.
   *
   * @param wasAsked as in {@link #remarks}
   */
  public String with(Collection<String> deviations, Predicate<String> wasAsked) {
    List<String> others =
        deviations.stream().filter(it -> reason(it).isEmpty()).distinct().toList();
    List<Entry> kept = new ArrayList<>(entries);
    kept.removeIf(it -> !occurred.contains(it) && wasAsked.test(it.check()));
    String reason = "Accepted as it was on " + today + "; say why.";
    others.forEach(it -> kept.add(new Entry(it, reason, Optional.empty())));
    ObjectNode root = JSON.createObjectNode();
    ArrayNode known = root.putArray("known");
    for (Entry entry : kept) {
      ObjectNode node = known.addObject();
      node.put("deviation", entry.deviation()).put("reason", entry.reason());
      entry.until().ifPresent(day -> node.put("until", day.toString()));
    }
    return root.toPrettyString() + "\n";
  }
}
