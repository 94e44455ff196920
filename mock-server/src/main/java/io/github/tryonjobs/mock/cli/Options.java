package io.github.tryonjobs.mock.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options of a command, their twins in the environment, and what they set. A value is taken as it
 * is, but for blanks and line ends around it; an empty variable is unset.
 */
final class Options {

  private static final String PREFIX = "TRYON_MOCK_";

  private final CommandSpec spec;
  private final Map<OptionSpec, Consumer<String>> setters = new LinkedHashMap<>();

  Options(CommandSpec spec) {
    this.spec = spec;
  }

  /** Adds an option with a value; what the setter throws is said with the option's name. */
  void add(String name, String label, String description, Consumer<String> setter) {
    add(OptionSpec.builder(name).type(String.class).paramLabel(label), description, setter);
  }

  /** Adds an option that can be repeated; the setter gets each of its values. */
  void addList(String name, String label, String description, Consumer<String> setter) {
    OptionSpec.Builder option = OptionSpec.builder(name).paramLabel(label);
    add(option.type(List.class).auxiliaryTypes(String.class), description, setter);
  }

  /** Adds an option without a value, whose twin is true or false. */
  void addFlag(String name, String description, Runnable setter) {
    add(
        OptionSpec.builder(name).type(Boolean.class),
        description,
        text -> {
          if (text.equals("true")) {
            setter.run();
          } else if (!text.equals("false")) {
            throw new IllegalArgumentException("expected true or false, not \"" + text + "\"");
          }
        });
  }

  private void add(OptionSpec.Builder builder, String description, Consumer<String> setter) {
    OptionSpec option = builder.description(description).build();
    spec.addOption(option);
    setters.put(option, setter);
  }

  /**
   * Sets what the options that were parsed say, or else their twins.
   *
   * @throws ParameterException if a value is wrong, or a variable is not the twin of an option
   */
  void read(Map<String, String> environment) {
    Map<String, OptionSpec> byVariable = new TreeMap<>();
    setters.keySet().forEach(option -> byVariable.put(variable(option), option));
    TreeSet<String> unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith(PREFIX) || byVariable.containsKey(name));
    setters.forEach((option, setter) -> read(option, setter, environment));
    if (!unknown.isEmpty()) {
      throw wrong(unknown.first(), "expected one of " + String.join(", ", byVariable.keySet()));
    }
  }

  private static String variable(OptionSpec option) {
    return PREFIX + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private void read(OptionSpec option, Consumer<String> setter, Map<String, String> environment) {
    String variable = variable(option);
    @Nullable Object given = option.getValue();
    @Nullable String said = environment.get(variable);
    if (given instanceof Collection<?> several) {
      several.forEach(
          values -> setEach(option.longestName(), true, String.valueOf(values), setter));
    } else if (given != null) {
      setEach(option.longestName(), false, String.valueOf(given), setter);
    } else if (said != null && !said.isBlank()) {
      setEach(variable, option.isMultiValue(), said, setter);
    }
  }

  private void setEach(String name, boolean isList, String values, Consumer<String> setter) {
    for (String value : isList ? values.split(",", -1) : new String[] {values}) {
      try {
        setter.accept(value.strip());
      } catch (NumberFormatException e) {
        throw wrong(name, "\"" + value.strip() + "\" is not a whole number");
      } catch (IllegalArgumentException e) {
        throw wrong(name, String.valueOf(e.getMessage()));
      }
    }
  }

  private ParameterException wrong(String name, String message) {
    return new ParameterException(spec.commandLine(), name + ": " + message);
  }
}
