package io.github.tryonjobs.mock;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names by which a server can be reached, as the header {@code Host} has them. */
final class HostName {

  /** A name, or an address of IPv6 as the option for the address to listen on has it. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%.+)?");

  private HostName() {}

  /**
   * Returns a name in lower case.
   *
   * @throws IllegalArgumentException if no {@code Host} can have it
   */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a host name such as mock.test, without scheme and port");
    }
    return name.toLowerCase(Locale.ROOT);
  }
}
