package io.github.tryonjobs.mock.simulation;

import io.github.tryonjobs.mock.clock.MockClock;
import io.github.tryonjobs.mock.job.Jobs;
import io.github.tryonjobs.mock.job.Plan;
import io.github.tryonjobs.mock.job.Poll;
import io.github.tryonjobs.mock.job.Polled;
import io.github.tryonjobs.mock.journal.Fingerprint;
import io.github.tryonjobs.mock.journal.Journal;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
import io.github.tryonjobs.mock.traffic.Latency;
import io.github.tryonjobs.mock.traffic.RateLimit;
import io.github.tryonjobs.mock.traffic.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The jobs, the clocks, the limits and the journal of one mock server. Safe for use by several
 * threads.
 */
public final class Simulation {

  private final ScenarioParser parser;
  private final MockClock clock;
  private final Journal journal;
  private final Settings initialSettings;
  private final Map<String, CreatedJob> permanentJobs;
  private final long seed;

  private volatile Settings settings;
  private final Map<String, CreatedJob> createdJobs = new ConcurrentHashMap<>();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Jobs jobs = new Jobs();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final RateLimiter limiter = new RateLimiter();

  /**
   * Creates one.
   *
   * @param initialSettings what holds at first and after a reset; all of them are set
   * @param permanentJobs scenarios of jobs that are there at first and after a reset, by their id
   * @param seed makes latencies repeatable
   */
  public Simulation(
      ScenarioParser parser,
      MockClock clock,
      Journal journal,
      Settings initialSettings,
      Map<String, Plan> permanentJobs,
      long seed) {
    this.parser = parser;
    this.clock = clock;
    this.journal = journal;
    this.initialSettings = initialSettings;
    this.settings = initialSettings;
    this.permanentJobs = new ConcurrentHashMap<>();
    permanentJobs.forEach((id, plan) -> this.permanentJobs.put(id, new CreatedJob(plan, null)));
    this.seed = seed;
  }

  /** Returns the clock of the server. */
  public MockClock clock() {
    return clock;
  }

  /** Returns the journal. */
  public Journal journal() {
    return journal;
  }

  /** Returns what reads scenarios. */
  public ScenarioParser parser() {
    return parser;
  }

  // Accounts and settings.

  /** Returns the account of an API key, which is there from now on if it was not. */
  public Account account(String apiKey) {
    return accounts.computeIfAbsent(apiKey, key -> new Account(key, clock));
  }

  private @Nullable Account known(@Nullable String apiKey) {
    return apiKey == null ? null : accounts.get(apiKey);
  }

  /** Returns the clock that holds for an API key. */
  public MockClock clockOf(@Nullable String apiKey) {
    Account account = known(apiKey);
    return account == null ? clock : account.clock();
  }

  /** Returns the clock that holds for the API key with a fingerprint. */
  public MockClock clockOfFingerprint(String fingerprint) {
    for (Account account : accounts.values()) {
      if (account.fingerprint().equals(fingerprint)) {
        return account.clock();
      }
    }
    return clock;
  }

  /** Returns the settings of the server. */
  public Settings settings() {
    return settings;
  }

  /** Returns the settings that hold for an API key. */
  public Settings settingsOf(@Nullable String apiKey) {
    Account account = known(apiKey);
    return account == null ? settings() : account.settings().orElse(settings());
  }

  /** Sets what the change sets, and leaves the rest. */
  public synchronized void change(Settings change) {
    settings = change.orElse(settings);
  }

  // Jobs.

  /**
   * Creates a job, or gives one with this id another course, from which it starts anew.
   *
   * @param latency how long its answers take; null for what the settings say
   */
  public void createJob(String id, Plan plan, @Nullable Latency latency) {
    exclusively(
        () -> {
          createdJobs.put(id, new CreatedJob(plan, latency));
          jobs.forgetJob(id);
        });
  }

  /**
   * Removes a job that was created, and forgets how far it has come for all API keys.
   *
   * @return whether there was anything to remove
   */
  public boolean deleteJob(String id) {
    return exclusively(
        () -> {
          boolean created = createdJobs.remove(id) != null;
          return jobs.forgetJob(id) || created;
        });
  }

  /** Returns the jobs that were created, by their ids. */
  public Map<String, CreatedJob> createdJobs() {
    return Map.copyOf(createdJobs);
  }

  /** Returns the jobs that have been polled, the one that was polled longest ago first. */
  public List<Polled> polledJobs() {
    return jobs.all(apiKey -> clockOf(apiKey).instant());
  }

  /**
   * Finds the course of a job: that of a created one, or the scenario that the id is, or what the
   * settings say of all others.
   *
   * @throws io.github.tryonjobs.mock.scenario.ScenarioSyntaxException if the id is meant as a
   *     scenario but is not one
   */
  public Plan plan(String apiKey, String jobId) {
    CreatedJob created = created(jobId);
    if (created != null) {
      return created.plan();
    }
    Optional<Plan> scenario = parser.parseId(jobId);
    if (scenario.isPresent()) {
      return scenario.get();
    }
    return Objects.requireNonNull(settingsOf(apiKey).unknownJobs(), "unknownJobs");
  }

  private @Nullable CreatedJob created(String jobId) {
    CreatedJob created = createdJobs.get(jobId);
    return created == null ? permanentJobs.get(jobId) : created;
  }

  // Requests.

  /**
   * Answers a request that sees a job as it is before it is created, removed or reset, or after
   * that, but not in between: whoever has found the course of a job must not start it when it is
   * another already.
   */
  public <T> T undisturbed(Supplier<T> answer) {
    return locked(lock.readLock(), answer);
  }

  private <T> T exclusively(Supplier<T> change) {
    return locked(lock.writeLock(), change);
  }

  private void exclusively(Runnable change) {
    exclusively(
        () -> {
          change.run();
          return true;
        });
  }

  private static <T> T locked(Lock lock, Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Counts a request of an API key against its rate limit.
   *
   * @return nothing if it is within the limit; otherwise the seconds until the next one will be
   */
  public OptionalInt countRequest(String apiKey) {
    RateLimit limit = settingsOf(apiKey).rateLimit();
    return limit == null ? OptionalInt.empty() : limiter.count(apiKey, limit, clockOf(apiKey));
  }

  /** Counts a poll of a job and returns what it came upon. */
  public Poll poll(String apiKey, String jobId, Plan plan) {
    return jobs.poll(apiKey, jobId, plan, now(apiKey));
  }

  /** Looks at what a poll of a job would come upon, and counts none. */
  public Poll peek(String apiKey, String jobId, Plan plan) {
    return jobs.peek(apiKey, jobId, plan, now(apiKey));
  }

  private Instant now(String apiKey) {
    return clockOf(apiKey).instant();
  }

  /**
   * Returns how long the answer to the next request takes.
   *
   * @param apiKey the key, or null if there is none
   * @param jobId the job that is asked for
   */
  public Duration latency(@Nullable String apiKey, String jobId) {
    CreatedJob created = created(jobId);
    Latency latency =
        created != null && created.latency() != null
            ? created.latency()
            : settingsOf(apiKey).latency();
    return latency == null || latency.equals(Latency.NONE)
        ? Duration.ZERO
        : latency.sample(new SplittableRandom(seedOf(apiKey, jobId)));
  }

  /** The same poll of the same job takes the same time in every run, whatever else goes on. */
  private long seedOf(@Nullable String apiKey, String jobId) {
    long polls = apiKey == null ? 0 : jobs.polls(apiKey, jobId);
    return (seed * 31 + jobId.hashCode()) * 31 + polls;
  }

  // Reset.

  /** Forgets all that happened and was set since the start. */
  public void reset() {
    exclusively(
        () -> {
          createdJobs.clear();
          jobs.forgetAll();
          limiter.reset();
          accounts.values().forEach(Account::reset);
          resetSettings();
          clock.reset();
          journal.clear();
        });
  }

  private synchronized void resetSettings() {
    settings = initialSettings;
  }

  /** Forgets all that happened and was set for an API key; created jobs are everybody's. */
  public void reset(String apiKey) {
    exclusively(
        () -> {
          jobs.forgetKey(apiKey);
          limiter.reset(apiKey);
          journal.forget(Fingerprint.of(apiKey));
          Account account = known(apiKey);
          if (account != null) {
            account.reset();
          }
        });
  }
}
