package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.generated.TryOnJobsApi;

/** The operations of the API, as the contract has them. */
public enum Endpoint {
  /** Asks for a job. */
  GET_JOB(
      TryOnJobsApi.GET_TRY_ON_JOB_METHOD,
      TryOnJobsApi.GET_TRY_ON_JOB_PATH,
      TryOnJobsApi.GET_TRY_ON_JOB_ACCEPT),
  /** Starts a job. */
  START_JOB(
      TryOnJobsApi.START_TRY_ON_METHOD,
      TryOnJobsApi.START_TRY_ON_PATH,
      TryOnJobsApi.START_TRY_ON_ACCEPT),
  /** Cancels a job. */
  CANCEL_JOB(
      TryOnJobsApi.CANCEL_TRY_ON_JOB_METHOD,
      TryOnJobsApi.CANCEL_TRY_ON_JOB_PATH,
      TryOnJobsApi.CANCEL_TRY_ON_JOB_ACCEPT);

  private final String method;
  private final String path;
  private final String accept;

  Endpoint(String method, String path, String accept) {
    this.method = method;
    this.path = path;
    this.accept = accept;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  String accept() {
    return accept;
  }
}
