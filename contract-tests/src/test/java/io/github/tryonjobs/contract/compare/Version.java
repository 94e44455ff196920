package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the contract, of which a version before 1.0.0 may break things with each minor. */
record Version(int major, int minor, int patch) {

  private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(-.*)?");

  static Version of(JsonNode document) {
    String text = document.path("info").path("version").asText();
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("info.version is not like 1.2.3: " + text);
    }
    return new Version(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  boolean mayBreak(Version released) {
    return major != released.major ? major > released.major : major == 0 && minor > released.minor;
  }

  Version next() {
    return major == 0 ? new Version(0, minor + 1, 0) : new Version(major + 1, 0, 0);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
