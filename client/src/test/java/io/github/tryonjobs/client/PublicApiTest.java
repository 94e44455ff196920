package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps what applications compile against from changing unnoticed. */
class PublicApiTest {

  private static final Path ACTUAL = Path.of("target", "public-api.txt");
  private static final Path EXPECTED = Path.of("src", "test", "resources", "public-api.txt");

  @Test
  void isWhatItWas() throws Exception {
    String api = api();
    Files.writeString(ACTUAL, api);

    assertThat(api)
        .as(
            "the public API; if it should have changed, copy client/%s to client/%s",
            ACTUAL, EXPECTED)
        .isEqualTo(Files.readString(EXPECTED, StandardCharsets.UTF_8));
  }

  @Test
  void namesNothingThatIsNotForApplications() throws Exception {
    assertThat(api().lines())
        .filteredOn(
            line ->
                line.contains("generated.")
                    || line.contains("internal.")
                    || line.contains("org.glassfish")
                    || line.contains("jakarta.json"))
        .isEmpty();
  }

  private static String api() throws IOException, URISyntaxException {
    Path anyClass =
        Path.of(Objects.requireNonNull(TryOnClient.class.getResource("TryOnClient.class")).toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(anyClass.getParent()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> load(name.replace(".class", "")))
          .filter(PublicApiTest::isPublic)
          .sorted(Comparator.comparing(Class::getName))
          .map(PublicApiTest::describe)
          .collect(Collectors.joining("\n"))
          .replace(TryOnClient.class.getPackageName() + ".", "")
          .replace("java.lang.", "");
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(TryOnClient.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  private static String describe(Class<?> type) {
    Stream<String> members =
        Stream.of(
                visible(type.getDeclaredFields()).map(PublicApiTest::describe),
                visible(type.getDeclaredConstructors()).map(PublicApiTest::describe),
                visible(type.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic())
                    .map(PublicApiTest::describe))
            .flatMap(lines -> lines)
            .sorted()
            .map(line -> "  " + line + "\n");
    return kind(type) + "\n" + members.collect(Collectors.joining());
  }

  private static <M extends Member> Stream<M> visible(M[] members) {
    return Arrays.stream(members)
        .filter(
            member ->
                Modifier.isPublic(member.getModifiers())
                    || Modifier.isProtected(member.getModifiers()));
  }

  private static String kind(Class<?> type) {
    String word =
        type.isRecord()
            ? "record "
            : type.isEnum() ? "enum " : type.isInterface() ? "interface " : "class ";
    String line = modifiers(type.getModifiers() & ~Modifier.INTERFACE) + word + type.getName();
    Type parent = type.getGenericSuperclass();
    line += parent == null || parent == Object.class ? "" : " extends " + parent.getTypeName();
    line += names(" implements ", type.getGenericInterfaces());
    return line + (type.isSealed() ? names(" permits ", type.getPermittedSubclasses()) : "");
  }

  private static String describe(Field field) {
    return modifiers(field.getModifiers())
        + field.getGenericType().getTypeName()
        + " "
        + field.getName();
  }

  private static String describe(Executable executable) {
    String parameters =
        Arrays.stream(executable.getGenericParameterTypes())
            .map(Type::getTypeName)
            .collect(Collectors.joining(", "));
    return modifiers(executable.getModifiers() & ~(Modifier.TRANSIENT | Modifier.VOLATILE))
        + typeParameters(executable)
        + (executable instanceof Method method
            ? method.getGenericReturnType().getTypeName() + " " + method.getName()
            : ((Constructor<?>) executable).getDeclaringClass().getSimpleName())
        + "("
        + parameters
        + ")"
        + names(" throws ", executable.getGenericExceptionTypes());
  }

  private static String typeParameters(GenericDeclaration declaration) {
    return declaration.getTypeParameters().length == 0
        ? ""
        : Arrays.toString(declaration.getTypeParameters()) + " ";
  }

  private static String modifiers(int modifiers) {
    String words = Modifier.toString(modifiers);
    return words.isEmpty() ? "" : words + " ";
  }

  private static String names(String word, Type[] types) {
    return types.length == 0
        ? ""
        : word
            + Arrays.stream(types)
                .map(Type::getTypeName)
                .sorted()
                .collect(Collectors.joining(", "));
  }
}
