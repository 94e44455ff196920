package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.state.Operation;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which paths are the contract's, and which are the mock server's own. */
final class Paths {

  /** Where jobs are started. */
  static final String START = of(Operation.START);

  private static final String CONTROL = "/__mock";
  private static final Set<String> OPEN = Set.of("", "health", "ready", "outcomes");

  private Paths() {}

  /** Returns the path of an operation, with its parameters in braces. */
  static String of(Operation operation) {
    Path ofMethod = method(operation).getAnnotation(Path.class);
    String path = TryOnJobsApi.class.getAnnotation(Path.class).value();
    return ofMethod == null ? path : path + ofMethod.value();
  }

  private static Method method(Operation operation) {
    return Stream.of(TryOnJobsApi.class.getMethods())
        .filter(method -> method.getName().equals(operation.id()))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the operations for people, by their methods and paths. */
  static String operations() {
    return Stream.of(Operation.values())
        .map(operation -> httpMethod(operation) + " " + of(operation))
        .collect(Collectors.joining(", "));
  }

  private static String httpMethod(Operation operation) {
    return Stream.of(method(operation).getAnnotations())
        .flatMap(it -> Stream.ofNullable(it.annotationType().getAnnotation(HttpMethod.class)))
        .map(HttpMethod::value)
        .findFirst()
        .orElseThrow();
  }

  /** Returns whether a request with a body starts a job. */
  static boolean isStart(String method, String path) {
    return method.equals("POST") && (path.equals(START) || path.equals(START + "/"));
  }

  /** Returns whether a path is an operation's or a result's. */
  static boolean isForClients(String path) {
    return path.startsWith(START) || isResult(path);
  }

  static boolean isReadiness(String path) {
    return path.equals(CONTROL + "/ready");
  }

  private static boolean isResult(String path) {
    return path.startsWith(CONTROL + "/results/");
  }

  /** Returns whether a path is of the control API; the results that jobs link to are not. */
  static boolean isControl(String path) {
    return path.equals(CONTROL) || (path.startsWith(CONTROL + "/") && !isResult(path));
  }

  /** Returns whether a request for a path is of interest to a test. */
  static boolean isJournaled(String path) {
    return !isControl(path) && !path.equals("/openapi.yaml") && !path.equals("/openapi.json");
  }

  /**
   * Returns whether a control path shows nothing that is secret: a pulse, the language, or a file,
   * such as the page, which asks for the token itself.
   */
  static boolean isPublic(String path) {
    String name = path.length() <= CONTROL.length() ? "" : path.substring(CONTROL.length() + 1);
    return OPEN.contains(name) || (name.indexOf('.') >= 0 && name.indexOf('/') < 0);
  }
}
