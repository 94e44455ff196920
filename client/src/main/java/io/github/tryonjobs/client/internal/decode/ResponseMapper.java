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
 * the contract gains keeps this class from compiling until it is handled here.
 */
final class ResponseMapper
    implements GetTryOnJobResponse.Visitor<TryOnJob>,
        StartTryOnResponse.Visitor<TryOnStart>,
        CancelTryOnJobResponse.Visitor<TryOnCancellation> {

  private final TryOnRequest request;
  private final Supplier<RawResponse> raw;
  private final Instant now;

  ResponseMapper(TryOnRequest request, Supplier<RawResponse> raw, Instant now) {
    this.request = request;
    this.raw = raw;
    this.now = now;
  }

  @Override
  public TryOnJob visitStatus200(GetTryOnJobResponse.Status200 answer) {
    Job job = answer.body();
    String id = required("job_id", job.jobId());
    JobStatus status = required("status", job.status());
    if (!(status instanceof JobStatus.Known known)) {
      return new TryOnJob.Unrecognized(id, status.value());
    }
    return switch (known) {
      case PENDING -> new TryOnJob.Pending(id);
      case RUNNING -> new TryOnJob.Running(id);
      case COMPLETED ->
          new TryOnJob.Completed(id, resultUrl(required("result_url", job.resultUrl())));
      case FAILED -> new TryOnJob.Failed(id, jobError(job.error()));
    };
  }

  @Override
  public TryOnStart visitStatus200(StartTryOnResponse.Status200 answer) {
    return new TryOnStart.Completed(resultUrl(required("result_url", answer.body().resultUrl())));
  }

  @Override
  public TryOnStart visitStatus202(StartTryOnResponse.Status202 answer) {
    String id = required("job_id", answer.body().jobId());
    if (!HttpUrl.isSegment(id)) {
      throw malformed("its job_id cannot be part of a URL: it is \"" + id + "\"");
    }
    return new TryOnStart.Started(id);
  }

  @Override
  public TryOnCancellation visitStatus200(CancelTryOnJobResponse.Status200 answer) {
    return new TryOnCancellation.Cancelled(jobId());
  }

  @Override
  public TryOnCancellation visitStatus409(CancelTryOnJobResponse.Status409 answer) {
    return new TryOnCancellation.AlreadyFinished(
        jobId(), error(answer.body().errorCode(), answer.body().error()), false);
  }

  @Override
  public TryOnJob visitStatus400(GetTryOnJobResponse.Status400 answer) {
    throw refused(answer.body());
  }

  @Override
  public TryOnStart visitStatus400(StartTryOnResponse.Status400 answer) {
    throw refused(answer.body());
  }

  @Override
  public TryOnJob visitStatus401(GetTryOnJobResponse.Status401 answer) {
    throw refused(answer.body());
  }

  @Override
  public TryOnStart visitStatus401(StartTryOnResponse.Status401 answer) {
    throw refused(answer.body());
  }

  @Override
  public TryOnCancellation visitStatus401(CancelTryOnJobResponse.Status401 answer) {
    throw refused(answer.body());
  }

  @Override
  public TryOnStart visitStatus403(StartTryOnResponse.Status403 answer) {
    throw new InsufficientCreditsException(
        request, error(answer.body().errorCode(), answer.body().error()), raw.get());
  }

  @Override
  public TryOnJob visitStatus404(GetTryOnJobResponse.Status404 answer) {
    throw unknown(answer.body());
  }

  @Override
  public TryOnCancellation visitStatus404(CancelTryOnJobResponse.Status404 answer) {
    throw unknown(answer.body());
  }

  @Override
  public TryOnJob visitStatus429(GetTryOnJobResponse.Status429 answer) {
    throw limited(answer.body(), answer.retryAfter());
  }

  @Override
  public TryOnStart visitStatus429(StartTryOnResponse.Status429 answer) {
    throw limited(answer.body(), answer.retryAfter());
  }

  @Override
  public TryOnCancellation visitStatus429(CancelTryOnJobResponse.Status429 answer) {
    throw limited(answer.body(), answer.retryAfter());
  }

  @Override
  public TryOnJob visitStatus500(GetTryOnJobResponse.Status500 answer) {
    throw new ServiceFailedException(request, raw.get());
  }

  @Override
  public TryOnStart visitStatus500(StartTryOnResponse.Status500 answer) {
    throw new ServiceFailedException(request, raw.get());
  }

  @Override
  public TryOnCancellation visitStatus500(CancelTryOnJobResponse.Status500 answer) {
    throw new ServiceFailedException(request, raw.get());
  }

  @Override
  public TryOnJob visitUndocumented(GetTryOnJobResponse.Undocumented answer) {
    throw undocumented();
  }

  @Override
  public TryOnStart visitUndocumented(StartTryOnResponse.Undocumented answer) {
    throw undocumented();
  }

  @Override
  public TryOnCancellation visitUndocumented(CancelTryOnJobResponse.Undocumented answer) {
    throw undocumented();
  }

  private InvalidInputException refused(InputError error) {
    return new InvalidInputException(request, error(error.errorCode(), error.error()), raw.get());
  }

  private AuthenticationException refused(AuthenticationError error) {
    return new AuthenticationException(request, error(error.errorCode(), error.error()), raw.get());
  }

  private JobNotFoundException unknown(NotFoundError error) {
    return new JobNotFoundException(request, error(error.errorCode(), error.error()), raw.get());
  }

  private RateLimitedException limited(RateLimitError error, @Nullable String retryAfter) {
    RawResponse response = raw.get();
    return new RateLimitedException(
        request,
        error(error.errorCode(), error.error()),
        response,
        RetryAfter.of(retryAfter, response.header("Date").orElse(null), now).orElse(null));
  }

  private UndocumentedResponseException undocumented() {
    return new UndocumentedResponseException(
        request, "the contract does not document this code", raw.get());
  }

  private String jobId() {
    return Objects.requireNonNull(request.jobId());
  }

  private <T> T required(String property, @Nullable T value) {
    if (value == null) {
      throw malformed("it has no " + property);
    }
    return value;
  }

  private URI resultUrl(String url) {
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
