package io.github.tryonjobs.contract.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture.LayerDependencySpecification;
import java.util.HashSet;
import java.util.Set;

/** The rooms of a module, and which of them may use which. */
final class Rooms {

  private Rooms() {}

  /**
   * Fails if a room is used, or uses others, in a way that is not allowed.
   *
   * @param root the package of the module, which is a room, too
   * @param doors lines with a room, a package below the root, and perhaps who alone may use it, as
   *     in {@code http <- root, cli}, or what alone it may use, as in {@code state -> scenario}
   */
  static void check(JavaClasses classes, String root, String doors) {
    LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
    Set<String> rooms = new HashSet<>();
    for (String line : doors.lines().toList()) {
      String room = line.split(" ", 2)[0];
      if (rooms.add(room)) {
        String folder = room.equals("root") ? root : root + "." + room + "..";
        rule = rule.layer(room).definedBy(folder);
      }
    }
    for (String line : doors.lines().filter(it -> it.contains(" ")).toList()) {
      String[] parts = line.split(" ", 3);
      String[] others = parts.length == 2 ? new String[0] : parts[2].split(", ");
      LayerDependencySpecification room = rule.whereLayer(parts[0]);
      if (parts[1].equals("<-")) {
        rule =
            others.length == 0
                ? room.mayNotBeAccessedByAnyLayer()
                : room.mayOnlyBeAccessedByLayers(others);
      } else {
        rule = others.length == 0 ? room.mayNotAccessAnyLayer() : room.mayOnlyAccessLayers(others);
      }
    }
    rule.check(classes);
  }
}
