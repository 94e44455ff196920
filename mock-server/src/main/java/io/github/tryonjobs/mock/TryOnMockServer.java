package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.contract.Answers;
import io.github.tryonjobs.mock.contract.ApiKeys;
import io.github.tryonjobs.mock.contract.TryOnJobs;
import io.github.tryonjobs.mock.http.MockHttpServer;
import io.github.tryonjobs.mock.job.Jobs;
import io.github.tryonjobs.mock.scenario.Scenario;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback address that answers as the contract's examples do.
 *
 * <pre>{@code
 * try (TryOnMockServer mock = TryOnMockServer.start()) {
 *   URI job = mock.baseUri().resolve("/v1/try-on/job/pending*2,running,completed");
 * }
 * }</pre>
 *
 * <p>A job id that is a scenario needs no set-up; {@link #createJob} gives an id that looks like
 * the vendor's. How far a job has come is kept for each API key and job id. Safe for use by several
 * threads. No argument and no result is null.
 */
public final class TryOnMockServer implements AutoCloseable {

  private final MockHttpServer http;
  private final ScenarioParser parser;
  private final Map<String, Scenario> created = new ConcurrentHashMap<>();
  private final @Nullable Scenario unknownJobs;

  private TryOnMockServer(Builder builder) throws IOException {
    Answers answers = Answers.ofContract();
    this.parser = new ScenarioParser(answers.outcomes());
    this.unknownJobs = builder.unknownJobs == null ? null : parser.parse(builder.unknownJobs);
    this.created.put(answers.exampleJobId(), parser.parse("completed"));
    this.http =
        MockHttpServer.start(
            builder.port,
            new TryOnJobs(
                answers, new ApiKeys(builder.apiKeys), this::find, new Jobs(builder.clock)));
  }

  /** Starts a server with the defaults on a free port. */
  public static TryOnMockServer start() {
    return builder().start();
  }

  /** Starts to configure a server. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns where the server is reached, such as {@code http://127.0.0.1:8080}. */
  public URI baseUri() {
    return http.baseUri();
  }

  /**
   * Creates a job.
   *
   * @param scenario the course of the job, in the language of scenarios
   * @return the id of the job, a new UUID
   * @throws IllegalArgumentException if the text is not a scenario; the message says where
   */
  public String createJob(String scenario) {
    String id = UUID.randomUUID().toString();
    created.put(id, parser.parse(scenario));
    return id;
  }

  private Optional<Scenario> find(String jobId) {
    Scenario known = created.get(jobId);
    return known != null
        ? Optional.of(known)
        : parser.parseId(jobId).or(() -> Optional.ofNullable(unknownJobs));
  }

  /** Stops at once, frees the port and ends all threads. */
  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return "TryOnMockServer[" + baseUri() + "]";
  }

  /** Configures a server. Not safe for use by several threads. */
  public static final class Builder {

    private int port;
    private final Set<String> apiKeys = new LinkedHashSet<>();
    private @Nullable String unknownJobs;
    private InstantSource clock = InstantSource.system();

    Builder() {}

    /**
     * Sets the port. Default: 0, one that is free.
     *
     * @throws IllegalArgumentException if it is not from 0 to 65535
     */
    public Builder port(int number) {
      if (number < 0 || number > 65535) {
        throw new IllegalArgumentException("the port must be from 0 to 65535, but is " + number);
      }
      this.port = number;
      return this;
    }

    /**
     * Accepts an API key, and from then on only such keys. Default: any key that begins with {@code
     * sk} is accepted.
     *
     * @throws IllegalArgumentException if the key is blank
     */
    public Builder apiKey(String key) {
      if (key.isBlank()) {
        throw new IllegalArgumentException("an API key must not be blank");
      }
      apiKeys.add(key);
      return this;
    }

    /**
     * Answers every id that is neither a scenario nor a created job's with a scenario. Default:
     * {@code 404}.
     */
    public Builder unknownJobs(String scenario) {
      this.unknownJobs = scenario;
      return this;
    }

    /** Sets the clock by which steps with a duration end. */
    Builder clock(InstantSource source) {
      this.clock = source;
      return this;
    }

    /**
     * Starts the server.
     *
     * @throws IllegalArgumentException if the scenario for unknown jobs is not one
     * @throws UncheckedIOException if the port is in use, caused by a {@link BindException}, or the
     *     server cannot be started for another reason
     */
    public TryOnMockServer start() {
      try {
        return new TryOnMockServer(this);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
      }
    }
  }
}
