package io.github.tryonjobs.contract.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request as it goes over the wire: its first line and its headers. Immutable. */
record WireRequest(List<String> lines) {

  WireRequest {
    lines = List.copyOf(lines);
  }

  String path() {
    return lines.get(0).split(" ", 3)[1];
  }

  WireRequest withPath(String path) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(0, "GET " + path + " HTTP/1.1");
    return new WireRequest(changed);
  }

  /** Returns the request with a header in place of all that have its name. */
  WireRequest with(String name, String value) {
    List<String> changed = new ArrayList<>(lines);
    changed.removeIf(line -> isNamed(name, line));
    changed.add(name + ": " + value);
    return new WireRequest(changed);
  }

  private static boolean isNamed(String name, String line) {
    return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
  }
}
