package io.github.tryonjobs.mock.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Ignores what a client says of media types: the contract has no answer for it, and the framework
 * would give one, a 400 even. What the control API asks for, the {@link Door} has seen to.
 */
@PreMatching
final class IgnoreMediaTypes implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
  }
}
