package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.control.MockError.Kind.INVALID_CALL;

import io.github.tryonjobs.mock.control.MockControlResource;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
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
    List<String> known =
        called.getParameters().stream()
            .filter(parameter -> parameter.getSource() == Parameter.Source.QUERY)
            .map(Parameter::getSourceName)
            .toList();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                throw INVALID_CALL.of(
                    "unknown query parameter \""
                        + name
                        + "\"; expected "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
              }
              if (values.size() > 1) {
                throw INVALID_CALL.of("the query parameter \"" + name + "\" must be there once");
              }
            });
    boolean takesBody =
        called.getParameters().stream()
            .anyMatch(parameter -> parameter.getSource() == Parameter.Source.ENTITY);
    if (!takesBody && request.hasEntity()) {
      throw INVALID_CALL.of("expected no body");
    }
  }
}
