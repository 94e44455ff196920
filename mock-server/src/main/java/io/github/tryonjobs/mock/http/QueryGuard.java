package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.control.MockError.Kind.INVALID_CALL;

import io.github.tryonjobs.mock.control.MockControlResource;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.Parameter;

/** Refuses query parameters and bodies of control calls that the contract does not have. */
final class QueryGuard implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
    Invocable called = uri.getMatchedResourceMethod().getInvocable();
    if (called.getHandler().getHandlerClass() != MockControlResource.class) {
      return;
    }
    Map<String, Class<?>> known = new LinkedHashMap<>();
    for (Parameter parameter : called.getParameters()) {
      if (parameter.getSource() == Parameter.Source.QUERY) {
        known.put(parameter.getSourceName(), parameter.getRawType());
      }
    }
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              Class<?> type = known.get(name);
              if (type == null) {
                throw INVALID_CALL.of(
                    "unknown query parameter \""
                        + name
                        + "\"; expected "
                        + (known.isEmpty() ? "none" : String.join(", ", known.keySet())));
              }
              if (values.size() > 1) {
                throw INVALID_CALL.of("the query parameter \"" + name + "\" must be there once");
              }
              check(name, type, values.get(0));
            });
    boolean takesBody =
        called.getParameters().stream()
            .anyMatch(parameter -> parameter.getSource() == Parameter.Source.ENTITY);
    if (!takesBody && request.hasEntity()) {
      throw INVALID_CALL.of("expected no body");
    }
  }

  private static void check(String name, Class<?> type, String value) {
    try {
      if (type == Integer.class) {
        Integer.parseInt(value);
      } else if (type == Long.class) {
        Long.parseLong(value);
      }
      if (!value.isEmpty()) {
        return;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    String expected =
        type == String.class
            ? "a value"
            : "a whole number up to "
                + (type == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE);
    throw INVALID_CALL.of(
        "the query parameter \"" + name + "\" must be " + expected + ", but is \"" + value + "\"");
  }
}
