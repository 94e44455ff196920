package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.AwaitJob;
import io.github.tryonjobs.client.internal.call.Calls;
import io.github.tryonjobs.client.internal.call.Events;
import io.github.tryonjobs.client.internal.call.GetJob;
import io.github.tryonjobs.client.internal.call.Task;
import io.github.tryonjobs.client.internal.call.Threads;
import io.github.tryonjobs.client.internal.decode.JobDecoder;
import io.github.tryonjobs.client.internal.download.DownloadResult;
import io.github.tryonjobs.client.internal.download.OpenResult;
import io.github.tryonjobs.client.internal.download.ResultHosts;
import io.github.tryonjobs.client.internal.download.ResultSource;
import io.github.tryonjobs.client.internal.http.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The client of the service.
 *
 * @param parts what all clients that are closed together share
 * @param settings what may be set for one call
 * @param pollingPolicy the pace at which jobs are awaited
 */
record DefaultTryOnClient(Parts parts, Calls.Settings settings, PollingPolicy pollingPolicy)
    implements TryOnClient {

  /** The parts of a client. Safe for use by several threads. */
  static final class Parts {

    private final URI baseUri;
    private final Supplier<String> apiKey;
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
    return new DefaultTryOnClient(parts, others, pollingPolicy);
  }

  @Override
  public TryOnClient withPollingPolicy(PollingPolicy policy) {
    return new DefaultTryOnClient(parts, settings, Objects.requireNonNull(policy, "policy"));
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
  public Path downloadResult(TryOnJob.Completed job, Path target) {
    return parts.calls.await(download(job, target), settings);
  }

  @Override
  public CompletableFuture<Path> downloadResultAsync(TryOnJob.Completed job, Path target) {
    return parts.calls.start(download(job, target), settings);
  }

  @Override
  public ResultStream openResult(TryOnJob.Completed job) {
    return parts.calls.await(open(job), settings);
  }

  @Override
  public CompletableFuture<ResultStream> openResultAsync(TryOnJob.Completed job) {
    return parts.calls.start(open(job), settings);
  }

  private Task<TryOnJob> get(String jobId) {
    return new GetJob(request(jobId), this::poll, settings.retryPolicy().timeout());
  }

  private Task<TryOnJob.Completed> await(String jobId) {
    return new AwaitJob(request(jobId), this::poll, pollingPolicy, parts.calls.random());
  }

  private TryOnRequest request(String jobId) {
    return new TryOnRequest(jobId, parts.transport.jobUri(Checks.jobId(jobId)), 0);
  }

  private TryOnJob poll(Attempt attempt) {
    String key = Checks.apiKey("the API key of the supplier", parts.apiKey.get());
    return parts.decoder.job(
        attempt.request(), parts.transport.getJob(attempt, key, settings.requestTimeout()));
  }

  private Task<Path> download(TryOnJob.Completed job, Path target) {
    Instant start = parts.calls.now();
    return new DownloadResult(
        Checks.downloadable(job, parts.hosts),
        target,
        parts.downloadTimeout,
        settings.requestTimeout(),
        parts.source,
        (bytes, total) ->
            settings
                .events()
                .download(
                    new TryOnListener.Download(
                        job.id(), bytes, total, Duration.between(start, parts.calls.now()))));
  }

  private Task<ResultStream> open(TryOnJob.Completed job) {
    return new OpenResult(
        Checks.downloadable(job, parts.hosts),
        settings.retryPolicy().timeout(),
        settings.requestTimeout(),
        parts.source,
        parts.threads::help);
  }

  @Override
  public void close() {
    parts.calls.close();
    parts.transport.close();
    parts.decoder.close();
  }

  /** Leaves out the API key. */
  @Override
  public String toString() {
    return "TryOnClient[" + parts.baseUri + "]";
  }
}
