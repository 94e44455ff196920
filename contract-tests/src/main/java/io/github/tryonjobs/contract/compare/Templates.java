package io.github.tryonjobs.contract.compare;

import java.util.List;
import java.util.regex.Pattern;

/** Paths with parameters in braces. */
final class Templates {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)\\}");

  private Templates() {}

  /** Returns the names of the parameters, in the order in which they are in the path. */
  static List<String> parameters(String template) {
    return PARAMETER.matcher(template).results().map(match -> match.group(1)).toList();
  }

  /** Returns the path with the names of its parameters left out, as they do not matter. */
  static String withoutNames(String template) {
    return PARAMETER.matcher(template).replaceAll("{}");
  }
}
