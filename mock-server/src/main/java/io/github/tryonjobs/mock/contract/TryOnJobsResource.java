package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;

/** Answers one request of the contract. */
public final class TryOnJobsResource implements TryOnJobsApi {

  /** The property of the request that holds the {@link Answered}, once it is answered. */
  public static final String ANSWERED = "try-on-mock.answered";

  /**
   * The property of the request that holds its method. The framework says that a HEAD is a GET, but
   * it must not count as a poll.
   */
  public static final String METHOD = "try-on-mock.method";

  private final TryOnJobs jobs;
  private final ContainerRequestContext request;

  /** Creates one for one request; the container does this. */
  @Inject
  public TryOnJobsResource(TryOnJobs jobs, @Context ContainerRequestContext request) {
    this.jobs = jobs;
    this.request = request;
  }

  @Override
  public GetTryOnJobResponse getTryOnJob(String jobId) {
    String apiKey = request.getHeaderString(API_KEY_HEADER);
    Answered answered =
        HttpMethod.HEAD.equals(request.getProperty(METHOD))
            ? jobs.peek(apiKey, jobId, request.getUriInfo().getBaseUri())
            : jobs.poll(apiKey, jobId, request.getUriInfo().getBaseUri());
    request.setProperty(ANSWERED, answered);
    return answered.response();
  }
}
