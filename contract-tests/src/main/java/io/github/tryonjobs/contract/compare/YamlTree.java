package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Turns YAML into a JSON tree. What an anchor names is turned once and shared, so that aliases of
 * aliases take no more room than their text.
 */
final class YamlTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final IdentityHashMap<Object, JsonNode> turned = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();

  private YamlTree() {}

  /**
   * Parses a text.
   *
   * @throws UnfitDocumentException if it is not YAML, or not a tree
   */
  static JsonNode parse(String text) {
    try {
      return new YamlTree().turn(yaml().load(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new UnfitDocumentException("is not YAML, line " + line + ": " + e.getProblem());
    } catch (YAMLException e) {
      throw new UnfitDocumentException("is not YAML that can be read: " + e.getMessage());
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(200);
    options.setNestingDepthLimit(200);
    options.setCodePointLimit(DocumentFile.MAX_BYTES);
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options),
        new Representer(dumping),
        dumping,
        options,
        new JsonLikeResolver());
  }

  private JsonNode turn(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return shared(map, () -> object(map));
    }
    if (value instanceof Collection<?> list) {
      return shared(list, () -> array(list));
    }
    return scalar(value);
  }

  private JsonNode shared(Object value, Supplier<JsonNode> turning) {
    JsonNode known = turned.get(value);
    if (known != null) {
      return known;
    }
    if (open.put(value, true) != null) {
      throw new UnfitDocumentException("has an alias within what the alias stands for");
    }
    JsonNode node = turning.get();
    open.remove(value);
    turned.put(value, node);
    return node;
  }

  private JsonNode object(Map<?, ?> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach((key, value) -> object.set(String.valueOf(scalar(key).asText()), turn(value)));
    return object;
  }

  private JsonNode array(Collection<?> list) {
    ArrayNode array = NODES.arrayNode();
    list.forEach(element -> array.add(turn(element)));
    return array;
  }

  private static JsonNode scalar(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    }
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
      throw new UnfitDocumentException("has a key that is not a text");
    }
    return NODES.textNode(value.toString());
  }

  /** Knows the scalars that JSON has, and leaves dates and {@code no} the texts that they are. */
  private static final class JsonLikeResolver extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
      addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL|"), "~nN\0");
      addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
      addImplicitResolver(Tag.INT, Pattern.compile("0|-?[1-9][0-9]{0,17}"), "-0123456789");
      addImplicitResolver(
          Tag.FLOAT,
          Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,3})?"),
          "-0123456789");
      addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
    }
  }
}
