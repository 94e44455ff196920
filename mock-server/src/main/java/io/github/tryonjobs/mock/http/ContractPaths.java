package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.state.Operation;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths of the contract. */
final class ContractPaths {

  static final String START = path(Operation.START);

  private static final String SLASH = "/";

  private ContractPaths() {}

  /** Returns the path of an operation, with its parameters in braces. */
  static String path(Operation operation) {
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

  /** Returns all of them for people, with their methods. */
  static String all() {
    return Stream.of(Operation.values())
        .map(operation -> httpMethod(operation) + " " + path(operation))
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
    return method.equals("POST") && (path.equals(START) || path.equals(START + SLASH));
  }

  /** Returns whether a path is an operation's or a result's. */
  static boolean isForClients(String path) {
    return path.startsWith(START) || ControlPaths.isResult(path);
  }
}
