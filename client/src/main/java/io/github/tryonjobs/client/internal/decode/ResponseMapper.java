package io.github.tryonjobs.client.internal.decode;

import static io.github.tryonjobs.client.internal.decode.ErrorCodes.error;

import io.github.tryonjobs.client.AuthenticationException;
import io.github.tryonjobs.client.InvalidInputException;
import io.github.tryonjobs.client.JobNotFoundException;
import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RateLimitedException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.ServiceFailedException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnJobError;
import io.github.tryonjobs.client.TryOnJobErrorCode;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.client.generated.model.Job;
import io.github.tryonjobs.client.generated.model.JobError;
import io.github.tryonjobs.client.generated.model.JobErrorCode;
import io.github.tryonjobs.client.generated.model.JobStatus;
import io.github.tryonjobs.client.internal.call.RetryAfter;
import io.github.tryonjobs.client.internal.http.HttpUrl;
import java.net.URI;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Maps each documented response to a job, or throws what it stands for. A code or value that the
 * contract gains keeps this class from compiling until it is handled here.
 */
final class ResponseMapper implements GetTryOnJobResponse.Visitor<TryOnJob> {

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
  public TryOnJob visitStatus400(GetTryOnJobResponse.Status400 answer) {
    throw new InvalidInputException(
        request, error(answer.body().errorCode(), answer.body().error()), raw.get());
  }

  @Override
  public TryOnJob visitStatus401(GetTryOnJobResponse.Status401 answer) {
    throw new AuthenticationException(
        request, error(answer.body().errorCode(), answer.body().error()), raw.get());
  }

  @Override
  public TryOnJob visitStatus404(GetTryOnJobResponse.Status404 answer) {
    throw new JobNotFoundException(
        request, error(answer.body().errorCode(), answer.body().error()), raw.get());
  }

  @Override
  public TryOnJob visitStatus429(GetTryOnJobResponse.Status429 answer) {
    throw new RateLimitedException(
        request,
        error(answer.body().errorCode(), answer.body().error()),
        raw.get(),
        RetryAfter.of(answer.retryAfter(), raw.get().header("Date").orElse(null), now)
            .orElse(null));
  }

  @Override
  public TryOnJob visitStatus500(GetTryOnJobResponse.Status500 answer) {
    throw new ServiceFailedException(request, raw.get());
  }

  @Override
  public TryOnJob visitUndocumented(GetTryOnJobResponse.Undocumented answer) {
    throw new UndocumentedResponseException(
        request, "the contract does not document this code", raw.get());
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
