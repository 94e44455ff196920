package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.RateLimitedException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnApiException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.UndocumentedResponseException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Tells failures that may pass from those that stay. */
final class Failures {

  private Failures() {}

  static boolean mayPass(TryOnException failure, Set<Integer> statuses) {
    return failure instanceof TransportException
        ? !isAboutTrust(failure)
        : response(failure).filter(response -> statuses.contains(response.status())).isPresent();
  }

  private static boolean isAboutTrust(TryOnException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException
          || cause instanceof CertPathValidatorException
          || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  /** Returns how long the server asks to wait. */
  static @Nullable Duration retryAfter(TryOnException failure, Instant now) {
    return failure instanceof RateLimitedException limited
        ? limited.retryAfter().orElse(null)
        : response(failure)
            .flatMap(
                response ->
                    RetryAfter.of(
                        response.header("Retry-After").orElse(null),
                        response.header("Date").orElse(null),
                        now))
            .orElse(null);
  }

  private static Optional<RawResponse> response(TryOnException failure) {
    if (failure instanceof TryOnApiException answered) {
      return Optional.of(answered.response());
    }
    return failure instanceof UndocumentedResponseException answered
        ? Optional.of(answered.response())
        : Optional.empty();
  }
}
