package io.github.tryonjobs.mock.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in.
 *
 * @param hostNames names by which the server is reached, in lower case, beside localhost and
 *     addresses
 * @param control whether there is a control API
 * @param controlToken what a call of the control API must have; null if nothing
 */
public record DoorRules(Set<String> hostNames, boolean control, @Nullable String controlToken) {

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "DoorRules[" + hostNames + ", control " + (control ? "on" : "off") + "]";
  }
}
