package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** Answers one request of the contract. */
public final class TryOnJobsResource implements TryOnJobsApi {

  private final TryOnJobs jobs;
  private final HttpHeaders headers;

  /** Creates one for one request; the container does this. */
  @Inject
  public TryOnJobsResource(TryOnJobs jobs, @Context HttpHeaders headers) {
    this.jobs = jobs;
    this.headers = headers;
  }

  @Override
  public GetTryOnJobResponse getTryOnJob(String jobId) {
    return jobs.poll(headers.getHeaderString(API_KEY_HEADER), jobId);
  }
}
