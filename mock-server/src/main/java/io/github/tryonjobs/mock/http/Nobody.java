package io.github.tryonjobs.mock.http;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, for the framework, which wants to know: whose API key it is, the contract's code sees.
 */
final class Nobody implements SecurityContext {

  @Override
  public @Nullable Principal getUserPrincipal() {
    return null;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public @Nullable String getAuthenticationScheme() {
    return null;
  }
}
