package io.github.tryonjobs.mock.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What the options of a command say, or else their twins in the environment. A value is taken as it
 * is, but for blanks and line ends around it; an empty variable is unset.
 */
final class Settings {

  private static final String PREFIX = "TRYON_MOCK_";

  private final CommandSpec spec;
  private final Map<String, String> environment;
  private final TreeSet<String> unread = new TreeSet<>();
  private final TreeSet<String> read = new TreeSet<>();

  Settings(CommandSpec spec, Map<String, String> environment) {
    this.spec = spec;
    this.environment = environment;
    environment.keySet().stream().filter(name -> name.startsWith(PREFIX)).forEach(unread::add);
  }

  /** Sets what an option or its variable says, each of several, if one of them says something. */
  void set(String option, Consumer<String> setter) {
    String variable = PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    unread.remove(variable);
    read.add(variable);
    Object given = spec.findOption(option).getValue();
    @Nullable String said = environment.get(variable);
    if (given instanceof Collection<?> several) {
      several.forEach(value -> setEach(option, String.valueOf(value), setter));
    } else if (given != null) {
      set(option, String.valueOf(given), setter);
    } else if (said != null && !said.isBlank()) {
      boolean isList = spec.findOption(option).isMultiValue();
      List<String> values = isList ? List.of(said.split(",", -1)) : List.of(said);
      values.forEach(value -> set(variable, value, setter));
    }
  }

  private void setEach(String name, String values, Consumer<String> setter) {
    for (String value : values.split(",", -1)) {
      set(name, value, setter);
    }
  }

  private void set(String name, String value, Consumer<String> setter) {
    try {
      setter.accept(value.strip());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), name + ": " + e.getMessage());
    }
  }

  /**
   * Refuses variables that no option is the twin of.
   *
   * @throws ParameterException if there are any
   */
  void refuseOthers() {
    if (!unread.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), unread.first() + ": expected one of " + String.join(", ", read));
    }
  }

  static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a port from 0 to 65535", e);
    }
  }

  static void number(String text, LongConsumer setter) {
    try {
      setter.accept(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a whole number", e);
    }
  }

  static void ifTrue(String text, Runnable setting) {
    if (text.equals("true")) {
      setting.run();
    } else if (!text.equals("false")) {
      throw new IllegalArgumentException("expected true or false, not \"" + text + "\"");
    }
  }
}
