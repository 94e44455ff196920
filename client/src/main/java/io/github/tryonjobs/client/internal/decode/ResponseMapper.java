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
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnCancellation;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnJobError;
import io.github.tryonjobs.client.TryOnJobErrorCode;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnStart;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.generated.TryOnJobsApi;
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
import io.github.tryonjobs.client.internal.http.Redaction;
import io.github.tryonjobs.client.internal.http.WholeResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a response as the contract says: into its outcome, or an exception. A code or value that
 * the contract gains or loses keeps this class from compiling until it is handled here.
 */
record ResponseMapper(TryOnRequest request, WholeResponse response, JsonDecoder json, Instant now)
    implements TryOnJobsApi.BodyReader {

  /** What a gateway may do to a body without being asked; it is undone before it comes here. */
  private static final Set<String> CODINGS = Set.of("identity", "gzip", "x-gzip");

  TryOnJob job() {
    return GetTryOnJobResponse.of(response.status(), response.headers()::first, this)
        .match(
            status200 -> job(status200.body()),
            failing(status400 -> refused(status400.body())),
            failing(status401 -> refused(status401.body())),
            failing(status404 -> refused(status404.body())),
            failing(status429 -> refused(status429.body(), status429.retryAfter())),
            failing(status500 -> failed()),
            failing(undocumented -> undocumented()));
  }

  TryOnStart start() {
    return StartTryOnResponse.of(response.status(), response.headers()::first, this)
        .match(
            status200 -> new TryOnStart.Completed(resultUrl(status200.body().resultUrl())),
            status202 -> new TryOnStart.Started(startedId(status202.body().jobId())),
            failing(status400 -> refused(status400.body())),
            failing(status401 -> refused(status401.body())),
            failing(status403 -> refused(status403.body())),
            failing(status429 -> refused(status429.body(), status429.retryAfter())),
            failing(status500 -> failed()),
            failing(undocumented -> undocumented()));
  }

  TryOnCancellation cancellation() {
    String id = Objects.requireNonNull(request.jobId());
    return CancelTryOnJobResponse.of(response.status(), response.headers()::first, this)
        .match(
            status200 -> new TryOnCancellation.Cancelled(id),
            failing(status401 -> refused(status401.body())),
            failing(status404 -> refused(status404.body())),
            status409 ->
                new TryOnCancellation.AlreadyFinished(
                    id, error(status409.body().errorCode(), status409.body().error()), false),
            failing(status429 -> refused(status429.body(), status429.retryAfter())),
            failing(status500 -> failed()),
            failing(undocumented -> undocumented()));
  }

  @Override
  public <T> T read(Class<T> type, String mediaType) {
    String actual = response.headers().mediaType();
    if (!mediaType.equals(actual)) {
      throw undocumented("content type", actual, mediaType);
    }
    String coding = response.headers().coding();
    if (!CODINGS.contains(coding)) {
      throw undocumented("content encoding", coding, "none");
    }
    if (response.isCut()) {
      throw new TransportException(request, "the response was cut off", null);
    }
    if (response.flaw() != null) {
      throw malformed(response.flaw(), null);
    }
    Redaction redaction = response.redaction();
    boolean isResult = response.status() / 100 == 2;
    try {
      return json.read(response.body(), type, isResult ? redaction::ofResult : redaction::of);
    } catch (JsonDecoder.OtherKindException e) {
      throw undocumented("kind of JSON", e.getMessage(), "object");
    } catch (JsonDecoder.UnreadableException e) {
      Throwable cause = redaction.of(e);
      if (!response.headers().isDelimited()) {
        throw new TransportException(
            request,
            "neither a length nor chunks say whether the response is whole, and it is not JSON",
            cause);
      }
      throw malformed(redaction.of(String.valueOf(e.getMessage())), cause);
    }
  }

  private UndocumentedResponseException undocumented(
      String what, @Nullable String actual, String documented) {
    return new UndocumentedResponseException(
        request,
        (actual == null
                ? "it has no " + what
                : "its " + what + " is " + response.redaction().of(actual))
            + ", but the contract documents "
            + documented,
        raw());
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
      throw malformed("its job_id cannot be part of a URL: it is \"" + id + "\"", null);
    }
    return id;
  }

  /** Returns a function that throws what a response stands for. */
  private static <S, R> Function<S, R> failing(Function<S, TryOnException> failure) {
    return response -> {
      throw failure.apply(response);
    };
  }

  private TryOnException refused(InputError error) {
    return new InvalidInputException(request, error(error.errorCode(), error.error()), raw());
  }

  private TryOnException refused(AuthenticationError error) {
    return new AuthenticationException(request, error(error.errorCode(), error.error()), raw());
  }

  private TryOnException refused(CreditError error) {
    return new InsufficientCreditsException(
        request, error(error.errorCode(), error.error()), raw());
  }

  private TryOnException refused(NotFoundError error) {
    return new JobNotFoundException(request, error(error.errorCode(), error.error()), raw());
  }

  private TryOnException refused(RateLimitError error, @Nullable String retryAfter) {
    return new RateLimitedException(
        request,
        error(error.errorCode(), error.error()),
        raw(),
        RetryAfter.of(retryAfter, response.headers().first("Date"), now).orElse(null));
  }

  private TryOnException failed() {
    return new ServiceFailedException(request, raw());
  }

  private TryOnException undocumented() {
    return new UndocumentedResponseException(
        request, "the contract does not document this code", raw());
  }

  private <T> T required(String property, @Nullable T value) {
    if (value == null) {
      throw malformed("it has no " + property, null);
    }
    return value;
  }

  private URI resultUrl(@Nullable String resultUrl) {
    String url = required("result_url", resultUrl);
    // Not the parser's message, which repeats what may hold a signature.
    return HttpUrl.of(url)
        .map(known -> URI.create(url))
        .orElseThrow(
            () -> malformed("its result_url is not an http or https URL with a host", null));
  }

  private static TryOnJobError jobError(@Nullable JobError error) {
    if (error == null) {
      return new TryOnJobError(TryOnJobErrorCode.UNRECOGNIZED, null, null);
    }
    JobErrorCode code = error.errorCode();
    return new TryOnJobError(
        ErrorCodes.of(code), code == null ? null : code.value(), error.message());
  }

  private MalformedResponseException malformed(String problem, @Nullable Throwable cause) {
    return new MalformedResponseException(request, problem, raw(), cause);
  }

  private RawResponse raw() {
    return JobDecoder.raw(response);
  }
}
