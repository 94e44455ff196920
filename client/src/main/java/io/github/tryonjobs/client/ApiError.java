package io.github.tryonjobs.client;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The error that the service answered with: the error schemas of the contract.
 *
 * @param code the documented reason; {@link ApiErrorCode#UNRECOGNIZED} if undocumented or not given
 * @param rawCode the reason as the service wrote it; null if it was not given
 * @param message the reason for people, as the service wrote it; null if it was not given
 */
public record ApiError(ApiErrorCode code, @Nullable String rawCode, @Nullable String message)
    implements Serializable {}
