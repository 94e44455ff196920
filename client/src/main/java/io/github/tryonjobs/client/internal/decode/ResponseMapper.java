package io.github.tryonjobs.client.internal.decode;

import static io.github.tryonjobs.client.internal.decode.ErrorCodes.error;

import io.github.tryonjobs.client.AuthenticationException;
import io.github.tryonjobs.client.InsufficientCreditsException;
import io.github.tryonjobs.client.InvalidInputException;
import io.github.tryonjobs.client.JobNotFoundException;
import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RateLimitedException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.ServiceFailedException;
import io.github.tryonjobs.client.TryOnCancellation;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnJobError;
import io.github.tryonjobs.client.TryOnJobErrorCode;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnStart;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.generated.TryOnJobsApi.CancelTryOnJobResponse;
import io.github.tryonjobs.client.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.client.generated.TryOnJobsApi.StartTryOnResponse;
import io.github.tryonjobs.client.generated.model.AuthenticationError;
import io.github.tryonjobs.client.generated.model.CreditError;
import io.github.tryonjobs.client.generated.model.InputError;
import io.github.tryonjobs.client.generated.model.Job;
import io.github.tryonjobs.client.generated.model.JobError;
import io.github.tryonjobs.client.generated.model.JobErrorCode;
import io.github.tryonjobs.client.generated.model.JobStatus;
import io.github.tryonjobs.client.generated.model.NotFoundError;
import io.github.tryonjobs.client.generated.model.RateLimitError;
import io.github.tryonjobs.client.internal.call.RetryAfter;
import io.github.tryonjobs.client.internal.http.HttpUrl;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Maps each documented response to its outcome, or throws what it stands for. A code or value that
 * the contract gains or loses keeps this class from compiling until it is handled here.
 *
 * @param request what was asked
 * @param raw gives the response for an exception
 * @param now the time, by which a service that tells none is understood
 */
record ResponseMapper(TryOnRequest request, Supplier<RawResponse> raw, Instant now) {

  TryOnJob job(GetTryOnJobResponse response) {
    return response.match(
        status200 -> job(status200.body()),
        status400 -> fail(refused(status400.body())),
        status401 -> fail(refused(status401.body())),
        status404 -> fail(refused(status404.body())),
        status429 -> fail(refused(status429.body(), status429.retryAfter())),
        status500 -> fail(failed()),
        undocumented -> fail(undocumented()));
  }

  TryOnStart start(StartTryOnResponse response) {
    return response.match(
        status200 -> new TryOnStart.Completed(resultUrl(status200.body().resultUrl())),
        status202 -> new TryOnStart.Started(startedId(status202.body().jobId())),
        status400 -> fail(refused(status400.body())),
        status401 -> fail(refused(status401.body())),
        status403 -> fail(refused(status403.body())),
        status429 -> fail(refused(status429.body(), status429.retryAfter())),
        status500 -> fail(failed()),
        undocumented -> fail(undocumented()));
  }

  TryOnCancellation cancellation(CancelTryOnJobResponse response) {
    String id = Objects.requireNonNull(request.jobId());
    return response.match(
        status200 -> new TryOnCancellation.Cancelled(id),
        status401 -> fail(refused(status401.body())),
        status404 -> fail(refused(status404.body())),
        status409 ->
            new TryOnCancellation.AlreadyFinished(
                id, error(status409.body().errorCode(), status409.body().error()), false),
        status429 -> fail(refused(status429.body(), status429.retryAfter())),
        status500 -> fail(failed()),
        undocumented -> fail(undocumented()));
  }

  private TryOnJob job(Job job) {
    String id = required("job_id", job.jobId());
    JobStatus status = required("status", job.status());
    if (!(status instanceof JobStatus.Known known)) {
      return new TryOnJob.Unrecognized(id, status.value());
    }
    return switch (known) {
      case PENDING -> new TryOnJob.Pending(id);
      case RUNNING -> new TryOnJob.Running(id);
      case COMPLETED -> new TryOnJob.Completed(id, resultUrl(job.resultUrl()));
      case FAILED -> new TryOnJob.Failed(id, jobError(job.error()));
    };
  }

  private String startedId(@Nullable String jobId) {
    String id = required("job_id", jobId);
    if (!HttpUrl.isSegment(id)) {
      throw malformed("its job_id cannot be part of a URL: it is \"" + id + "\"");
    }
    return id;
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // it returns nothing
  private static <R> R fail(TryOnException failure) {
    throw failure;
  }

  private TryOnException refused(InputError error) {
    return new InvalidInputException(request, error(error.errorCode(), error.error()), raw.get());
  }

  private TryOnException refused(AuthenticationError error) {
    return new AuthenticationException(request, error(error.errorCode(), error.error()), raw.get());
  }

  private TryOnException refused(CreditError error) {
    return new InsufficientCreditsException(
        request, error(error.errorCode(), error.error()), raw.get());
  }

  private TryOnException refused(NotFoundError error) {
    return new JobNotFoundException(request, error(error.errorCode(), error.error()), raw.get());
  }

  private TryOnException refused(RateLimitError error, @Nullable String retryAfter) {
    RawResponse response = raw.get();
    return new RateLimitedException(
        request,
        error(error.errorCode(), error.error()),
        response,
        RetryAfter.of(retryAfter, response.header("Date").orElse(null), now).orElse(null));
  }

  private TryOnException failed() {
    return new ServiceFailedException(request, raw.get());
  }

  private TryOnException undocumented() {
    return new UndocumentedResponseException(
        request, "the contract does not document this code", raw.get());
  }

  private <T> T required(String property, @Nullable T value) {
    if (value == null) {
      throw malformed("it has no " + property);
    }
    return value;
  }

  private URI resultUrl(@Nullable String resultUrl) {
    String url = required("result_url", resultUrl);
    // Not the parser's message, which repeats what may hold a signature.
    return HttpUrl.of(url)
        .map(known -> URI.create(url))
        .orElseThrow(() -> malformed("its result_url is not an http or https URL with a host"));
  }

  private static TryOnJobError jobError(@Nullable JobError error) {
    if (error == null) {
      return new TryOnJobError(TryOnJobErrorCode.UNRECOGNIZED, null, null);
    }
    JobErrorCode code = error.errorCode();
    return new TryOnJobError(
        ErrorCodes.of(code), code == null ? null : code.value(), error.message());
  }

  private MalformedResponseException malformed(String problem) {
    return new MalformedResponseException(request, problem, raw.get(), null);
  }
}
