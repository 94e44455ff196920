package io.github.tryonjobs.client;

import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.AwaitJob;
import io.github.tryonjobs.client.internal.call.Calls;
import io.github.tryonjobs.client.internal.call.CancelJob;
import io.github.tryonjobs.client.internal.call.Events;
import io.github.tryonjobs.client.internal.call.StartJob;
import io.github.tryonjobs.client.internal.call.Task;
import io.github.tryonjobs.client.internal.call.Threads;
import io.github.tryonjobs.client.internal.decode.JobDecoder;
import io.github.tryonjobs.client.internal.download.DownloadResult;
import io.github.tryonjobs.client.internal.download.ResultHosts;
import io.github.tryonjobs.client.internal.download.ResultSource;
import io.github.tryonjobs.client.internal.http.RequestBody;
import io.github.tryonjobs.client.internal.http.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The client of the service.
 *
 * @param parts what all clients that are closed together share
 * @param settings what may be set for one call
 * @param pollingPolicy the pace at which jobs are awaited
 * @param isCancelling whether jobs are cancelled that are no longer awaited
 */
record DefaultTryOnClient(
    Parts parts, Calls.Settings settings, PollingPolicy pollingPolicy, boolean isCancelling)
    implements TryOnClient {

  /** The parts of a client. Safe for use by several threads. */
  static final class Parts {

    private final URI baseUri;
    private final Supplier<String> apiKey;
    private final Duration startTimeout;
    private final Duration downloadTimeout;
    private final Transport transport;
    private final JobDecoder decoder;
    private final Threads threads;
    private final Calls calls;
    private final ResultHosts hosts;
    private final ResultSource source;

    Parts(URI baseUri, Supplier<String> apiKey, TryOnClientBuilder builder) {
      this.baseUri = baseUri;
      this.apiKey = apiKey;
      this.startTimeout = builder.startTimeout;
      this.downloadTimeout = builder.downloadTimeout;
      this.transport =
          new Transport(
              baseUri,
              builder.userAgentSuffix,
              builder.connectTimeout,
              builder.proxyConfiguration.andThen(builder.jaxRsConfiguration));
      this.decoder = new JobDecoder(builder.clock);
      this.threads = new Threads(builder.executor, builder.callbackExecutor);
      this.calls =
          new Calls(
              threads,
              builder.sleeper == null ? threads::sleep : builder.sleeper,
              builder.clock,
              builder.random);
      this.hosts = new ResultHosts(builder.resultHosts, builder.mostResultRedirects);
      this.source = new ResultSource(transport, hosts, builder.maxResultBytes);
    }

    private String key() {
      return Checks.apiKey("the API key of the supplier", apiKey.get());
    }
  }

  @Override
  public TryOnClient withRequestTimeout(Duration timeout) {
    Checks.positive("requestTimeout", timeout);
    return with(new Calls.Settings(settings.retryPolicy(), timeout, settings.events()));
  }

  @Override
  public TryOnClient withRetryPolicy(RetryPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    return with(new Calls.Settings(policy, settings.requestTimeout(), settings.events()));
  }

  @Override
  public TryOnClient withListener(TryOnListener listener) {
    Objects.requireNonNull(listener, "listener");
    Events events = settings.events().and(listener);
    return with(new Calls.Settings(settings.retryPolicy(), settings.requestTimeout(), events));
  }

  private TryOnClient with(Calls.Settings others) {
    return new DefaultTryOnClient(parts, others, pollingPolicy, isCancelling);
  }

  @Override
  public TryOnClient withPollingPolicy(PollingPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    return new DefaultTryOnClient(parts, settings, policy, isCancelling);
  }

  @Override
  public TryOnClient withCancelOnGiveUp(boolean cancel) {
    return new DefaultTryOnClient(parts, settings, pollingPolicy, cancel);
  }

  @Override
  public TryOnStart startJob(TryOnInput input) {
    return parts.calls.await(start(input), settings);
  }

  @Override
  public CompletableFuture<TryOnStart> startJobAsync(TryOnInput input) {
    return parts.calls.start(start(input), settings);
  }

  @Override
  public TryOnCancellation cancelJob(String jobId) {
    return parts.calls.await(cancel(jobId), settings);
  }

  @Override
  public CompletableFuture<TryOnCancellation> cancelJobAsync(String jobId) {
    return parts.calls.start(cancel(jobId), settings);
  }

  @Override
  public TryOnJob getJob(String jobId) {
    return parts.calls.await(get(jobId), settings);
  }

  @Override
  public CompletableFuture<TryOnJob> getJobAsync(String jobId) {
    return parts.calls.start(get(jobId), settings);
  }

  @Override
  public TryOnJob.Completed awaitJob(String jobId) {
    return parts.calls.await(await(jobId), settings);
  }

  @Override
  public CompletableFuture<TryOnJob.Completed> awaitJobAsync(String jobId) {
    return parts.calls.start(await(jobId), settings);
  }

  @Override
  public Path downloadResult(TryOnResult result, Path target) {
    return parts.calls.await(download(result, target), settings);
  }

  @Override
  public CompletableFuture<Path> downloadResultAsync(TryOnResult result, Path target) {
    return parts.calls.start(download(result, target), settings);
  }

  @Override
  public ResultStream openResult(TryOnResult result) {
    return parts.calls.await(open(result), settings);
  }

  @Override
  public CompletableFuture<ResultStream> openResultAsync(TryOnResult result) {
    return parts.calls.start(open(result), settings);
  }

  private Task<TryOnJob> get(String jobId) {
    return Task.of(
        request(Operation.GET_JOB, jobId), settings.retryPolicy().timeout(), null, this::poll);
  }

  private Task<TryOnJob.Completed> await(String jobId) {
    return new AwaitJob(
        request(Operation.AWAIT_JOB, jobId),
        this::poll,
        pollingPolicy,
        parts.calls.random(),
        () -> givenUp(jobId));
  }

  /** Cancels a job without anyone waiting for it but close(); the listener is told how it ends. */
  private void givenUp(String jobId) {
    if (isCancelling) {
      parts.threads.finish(() -> cancelJobAsync(jobId));
    }
  }

  private Task<TryOnCancellation> cancel(String jobId) {
    return new CancelJob(
        request(Operation.CANCEL_JOB, jobId),
        settings.retryPolicy().timeout(),
        attempt ->
            parts.decoder.cancellation(
                attempt.request(),
                parts.transport.call(attempt, parts.key(), settings.requestTimeout())));
  }

  private Task<TryOnStart> start(TryOnInput input) {
    boolean isLong =
        input.waitForResult()
            || input.personImage() instanceof TryOnImage.Content
            || input.garmentImage() instanceof TryOnImage.Content;
    Duration limit = isLong ? parts.startTimeout : settings.requestTimeout();
    Instant start = parts.calls.now();
    return new StartJob(
        new TryOnRequest(
            Operation.START_JOB, null, parts.transport.uri(Operation.START_JOB, ""), 0),
        isLong ? parts.startTimeout : settings.retryPolicy().timeout(),
        !isLong,
        attempt -> start(input, attempt, limit, start));
  }

  private TryOnStart start(TryOnInput input, Attempt attempt, Duration limit, Instant start) {
    RequestBody body = parts.decoder.body(input);
    LongConsumer progress =
        bytes -> {
          if (body.hasFiles() && !attempt.isSettled()) {
            Duration elapsed = Duration.between(start, parts.calls.now());
            settings.events().upload(new TryOnListener.Upload(bytes, body.length(), elapsed));
          }
        };
    return parts.decoder.start(
        attempt.request(), parts.transport.call(attempt, parts.key(), limit, body, progress));
  }

  private TryOnRequest request(Operation operation, String jobId) {
    URI uri = parts.transport.uri(operation, Checks.jobId(jobId));
    return new TryOnRequest(operation, jobId, uri, 0);
  }

  private TryOnJob poll(Attempt attempt) {
    return parts.decoder.job(
        attempt.request(), parts.transport.call(attempt, parts.key(), settings.requestTimeout()));
  }

  private Task<Path> download(TryOnResult result, Path target) {
    Instant start = parts.calls.now();
    String id = result instanceof TryOnJob job ? job.id() : null;
    return new DownloadResult(
        Checks.downloadable(result, parts.hosts),
        target,
        parts.downloadTimeout,
        settings.requestTimeout(),
        parts.source,
        (total, bytes) ->
            settings
                .events()
                .download(
                    new TryOnListener.Download(
                        id, bytes, total, Duration.between(start, parts.calls.now()))));
  }

  private Task<ResultStream> open(TryOnResult result) {
    return parts.source.opening(
        Checks.downloadable(result, parts.hosts),
        settings.retryPolicy().timeout(),
        settings.requestTimeout(),
        parts.threads::help);
  }

  @Override
  public void close() {
    parts.calls.close();
    parts.transport.close();
  }

  /** Leaves out the API key. */
  @Override
  public String toString() {
    return "TryOnClient[" + parts.baseUri + "]";
  }
}
