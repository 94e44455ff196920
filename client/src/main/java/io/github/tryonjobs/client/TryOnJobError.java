package io.github.tryonjobs.client;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Why a job failed: {@code JobError} in the contract.
 *
 * @param code the reason, for programs; {@link TryOnJobErrorCode#UNRECOGNIZED} if it is not
 *     documented or was not given
 * @param rawCode the reason as the service wrote it; null if it was not given
 * @param message the reason for people, as the service wrote it; null if it was not given
 */
public record TryOnJobError(
    TryOnJobErrorCode code, @Nullable String rawCode, @Nullable String message)
    implements Serializable {

  @Override
  public String toString() {
    return (rawCode == null ? "no error code" : rawCode) + (message == null ? "" : ": " + message);
  }
}
