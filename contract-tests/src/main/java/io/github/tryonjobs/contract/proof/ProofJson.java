package io.github.tryonjobs.contract.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A proof as JSON. The same proof is always the same text. */
final class ProofJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Map<String, Basis> BASES =
      Arrays.stream(Basis.values()).collect(Collectors.toMap(Basis::label, Function.identity()));

  private ProofJson() {}

  /**
   * Parses a text.
   *
   * @throws UnfitProofException if it is no proof, or has more than a proof has
   */
  static Proof parse(String text) {
    Entry root = new Entry("the document", tree(text));
    root.only("behaviours", "rules");
    return new Proof(
        root.list("behaviours", ProofJson::behaviour), root.list("rules", ProofJson::rule));
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new UnfitProofException("is not JSON" + line + ": " + e.getOriginalMessage());
    }
  }

  private static Proof.Behaviour behaviour(Entry entry) {
    entry.only("id", "basis", "date", "note");
    Optional<LocalDate> date = entry.text("date").map(text -> date(entry, text));
    return new Proof.Behaviour(entry.need("id"), basis(entry), date, entry.text("note").orElse(""));
  }

  private static Proof.Rule rule(Entry entry) {
    entry.only("rule", "basis", "note");
    return new Proof.Rule(entry.need("rule"), basis(entry), entry.text("note").orElse(""));
  }

  private static Basis basis(Entry entry) {
    String label = entry.need("basis");
    Basis basis = BASES.get(label);
    if (basis == null) {
      throw entry.wrong("basis is '" + label + "', which is not live, documented or assumed");
    }
    return basis;
  }

  private static LocalDate date(Entry entry, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw entry.wrong("date is '" + text + "', which is no day such as 2026-11-20");
    }
  }

  /** Writes a proof, with its last line ended. */
  static String format(Proof proof) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode behaviours = root.putArray("behaviours");
    for (Proof.Behaviour behaviour : proof.behaviours()) {
      ObjectNode node = behaviours.addObject();
      node.put("id", behaviour.id()).put("basis", behaviour.basis().label());
      behaviour.date().ifPresent(date -> node.put("date", date.toString()));
      note(node, behaviour.note());
    }
    ArrayNode rules = root.putArray("rules");
    for (Proof.Rule rule : proof.rules()) {
      ObjectNode node = rules.addObject();
      note(node.put("rule", rule.rule()).put("basis", rule.basis().label()), rule.note());
    }
    try {
      return MAPPER.writer(layout()).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void note(ObjectNode node, String note) {
    if (!note.isEmpty()) {
      node.put("note", note);
    }
  }

  /** Ends lines in the same way on each system. */
  private static DefaultPrettyPrinter layout() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(lines)
        .withArrayIndenter(lines);
  }

  /** An object of the document, and where it is. */
  private record Entry(String place, JsonNode node) {

    void only(String... names) {
      if (!node.isObject()) {
        throw wrong("expected an object");
      }
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        if (!Set.of(names).contains(property.getKey())) {
          throw wrong(property.getKey() + " is not one of " + String.join(", ", names));
        }
      }
    }

    <T> List<T> list(String name, Function<Entry, T> read) {
      if (!node.path(name).isArray()) {
        throw wrong("expected a list of " + name);
      }
      List<T> all = new ArrayList<>();
      for (JsonNode element : node.path(name)) {
        Entry entry = new Entry(name + "[" + all.size() + "]", element);
        try {
          all.add(read.apply(entry));
        } catch (IllegalArgumentException e) {
          throw entry.wrong(String.valueOf(e.getMessage()));
        }
      }
      return all;
    }

    String need(String name) {
      return text(name).orElseThrow(() -> wrong("expected a text as " + name));
    }

    Optional<String> text(String name) {
      JsonNode value = node.path(name);
      if (!value.isMissingNode() && !value.isTextual()) {
        throw wrong("expected a text as " + name);
      }
      return Optional.ofNullable(value.textValue());
    }

    UnfitProofException wrong(String what) {
      return new UnfitProofException(place + ": " + what);
    }
  }
}
