package io.github.tryonjobs.mock.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;

/**
 * Answers OPTIONS with the header {@code Allow} only, and with a status code that the contract does
 * not use. It comes before the journal.
 */
@Priority(Priorities.USER + 1)
final class OptionsFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)
        && response.getStatusInfo().equals(Response.Status.OK)) {
      response.setStatusInfo(Response.Status.NO_CONTENT);
      response.setEntity(null);
    }
  }
}
