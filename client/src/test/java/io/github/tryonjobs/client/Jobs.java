package io.github.tryonjobs.client;

import java.net.URI;
import java.time.Duration;

/** The answers of a service, and clients that ask it. */
final class Jobs {

  private static final Duration NEVER = Duration.ofHours(1);
  static final String KEY = "sk_very_secret";
  static final RawServer.Reply PENDING = job("{\"job_id\":\"a\",\"status\":\"pending\"}");
  static final RawServer.Reply RUNNING = job("{\"job_id\":\"a\",\"status\":\"running\"}");
  static final RawServer.Reply COMPLETED =
      job("{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\"https://h/i.jpg?s=1\"}");
  static final RawServer.Reply FAILED =
      job(
          "{\"job_id\":\"a\",\"status\":\"failed\",\"error\":"
              + "{\"message\":\"too old\",\"error_code\":\"job_expired\"}}");

  static final TryOnJob.Completed COMPLETED_JOB =
      new TryOnJob.Completed("a", URI.create("https://h/i.jpg?s=1"));

  private Jobs() {}

  static RawServer.Reply job(String body) {
    return RawServer.json(200, body);
  }

  static RawServer.Reply error(int status, String code, String... headers) {
    return RawServer.json(status, "{\"error\":\"why\",\"error_code\":\"" + code + "\"}", headers);
  }

  static RawServer.Reply rateLimited(String... headers) {
    return error(429, "rate_limit_exceeded", headers);
  }

  /** What a single attempt makes of a response. */
  static TryOnJob get(RawServer.Reply reply) {
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = client(server).retryPolicy(RetryPolicy.none()).build()) {
      return client.getJob("a");
    }
  }

  /** A client whose own timeouts end nothing that a test waits for. */
  static TryOnClientBuilder client(RawServer server) {
    return TryOnClient.builder()
        .apiKey(KEY)
        .baseUri(server.baseUri())
        .requestTimeout(NEVER)
        .startTimeout(NEVER)
        .downloadTimeout(NEVER);
  }

  /** A client for which time passes only in pauses, and jitter is always the longest. */
  static TryOnClientBuilder client(RawServer server, FakeTime time) {
    return client(time, server.baseUri());
  }

  static TryOnClientBuilder client(FakeTime time, URI server) {
    return TryOnClient.builder()
        .apiKey(KEY)
        .baseUri(server)
        .clock(time)
        .sleeper(time)
        .random(FakeTime.LONGEST_JITTER);
  }
}
