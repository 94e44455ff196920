package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
import io.github.tryonjobs.mock.scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts, jobs, clocks, limits and the journal of one mock server. Safe for use by several
 * threads: one lock guards it, under which nothing is waited for and nothing is searched.
 */
public final class State implements AutoCloseable {

  private final ScenarioParser parser;
  private final ApiKeys apiKeys;
  private final MockClock clock;
  private final Journal journal;
  private final Listener listener;
  private final Settings initialSettings;
  private final long seed;
  private final MemoryLimits limits;

  private final Jobs jobs;
  private final Accounts accounts;
  private final byte[] secret = new byte[16];
  private Supplier<List<MemoryUse>> otherMemory = List::of;
  private Settings settings;

  /**
   * What a server is started with.
   *
   * @param apiKeys which API keys it accepts
   * @param time what its clock shows until it is turned
   * @param settings what holds at first and after a reset; all of them are set
   * @param exampleJobId the id of a job that is there from the start and is completed
   * @param seed what latencies are drawn from
   * @param journalLimit how many requests the journal keeps
   * @param listener is told of each request; null if nobody wants to know
   * @param limits how many bytes the memories may take
   */
  public record Setup(
      ApiKeys apiKeys,
      InstantSource time,
      Settings settings,
      String exampleJobId,
      long seed,
      int journalLimit,
      @Nullable Consumer<RecordedRequest> listener,
      MemoryLimits limits) {}

  /** Creates the state of a server that nobody has asked yet. */
  public State(ScenarioParser parser, Setup setup) {
    this.parser = parser;
    this.apiKeys = setup.apiKeys;
    this.clock = new MockClock(setup.time);
    this.listener = new Listener(setup.listener, setup.limits.journal());
    this.journal = new Journal(setup.journalLimit, setup.limits.journal(), listener);
    this.initialSettings = setup.settings;
    this.settings = setup.settings;
    this.seed = setup.seed;
    this.limits = setup.limits;
    // Who guesses it gets a picture.
    new SplittableRandom().nextBytes(secret);
    this.jobs =
        new Jobs(limits, new CreatedJob(setup.exampleJobId, parser.parse("completed"), null));
    this.accounts = new Accounts(clock, limits.accounts(), jobs, journal);
  }

  /** Creates a state for trials. */
  public static State ofNobody(ScenarioParser parser) {
    Settings settings = new Settings(RateLimit.OFF, Latency.NONE, parser.parse("404"));
    return new State(
        parser,
        new Setup(
            new ApiKeys(Set.of()),
            InstantSource.system(),
            settings,
            "",
            0,
            1,
            null,
            MemoryLimits.ofHeap(0)));
  }

  /** Returns how many bytes the memories may take. */
  public MemoryLimits limits() {
    return limits;
  }

  /** Returns the journal. */
  public Journal journal() {
    return journal;
  }

  /** Returns what this server's links are signed with. */
  public byte[] secret() {
    return secret.clone();
  }

  /** Returns what reads scenarios. */
  public ScenarioParser parser() {
    return parser;
  }

  /**
   * Asks for a job, and counts that.
   *
   * @param apiKey the API key, or null if there is none
   * @param id the id of the job
   * @throws io.github.tryonjobs.mock.scenario.ScenarioSyntaxException if the id is meant as a
   *     scenario but is not one
   */
  public Asked ask(@Nullable String apiKey, String id) {
    return ask(apiKey, id, true);
  }

  /** Looks at what asking for a job would answer, and counts nothing. */
  public Asked peek(@Nullable String apiKey, String id) {
    return ask(apiKey, id, false);
  }

  private synchronized Asked ask(@Nullable String apiKey, String id, boolean counts) {
    if (apiKey == null || !apiKeys.accept(apiKey)) {
      return new Asked.Refused(latency(null, settings, id, 0));
    }
    Account account = account(apiKey);
    Settings holding = account.settings.orElse(settings);
    CreatedJob created = jobs.created(id);
    Job job = jobs.polled(account, id);
    boolean isScenario = false;
    Plan plan = null;
    if (job == null) {
      Optional<Plan> scenario = created == null ? parser.parseId(id) : Optional.empty();
      isScenario = scenario.isPresent();
      plan = created == null ? scenario.orElse(holding.unknownJobs()) : created.plan;
    }
    Instant now = account.clock().instant();
    Duration latency = latency(created, holding, id, job == null ? 0 : job.polls());
    if (counts) {
      int retryAfter = account.count(Objects.requireNonNull(holding.rateLimit()), now);
      if (retryAfter > 0) {
        return new Asked.Limited(retryAfter, latency);
      }
    }
    if (job == null) {
      job = new Job(account, id, Objects.requireNonNull(plan, "unknownJobs"));
      if (counts) {
        jobs.add(job, isScenario);
      }
    }
    Step step = counts ? job.poll(now) : job.peek(now);
    return new Asked.Came(step, counts ? job.polls() : 0, account.fingerprint(), now, latency);
  }

  /** The same poll of the same job takes the same time in every run, whatever else goes on. */
  private Duration latency(@Nullable CreatedJob created, Settings holding, String id, long polls) {
    Latency latency =
        created != null && created.latency != null ? created.latency : holding.latency();
    return latency == null || latency == Latency.NONE
        ? Duration.ZERO
        : latency.sample(new SplittableRandom((seed * 31 + id.hashCode()) * 31 + polls));
  }

  /** Returns what stands for an API key where it must not be read. */
  public synchronized String fingerprint(String apiKey) {
    Account account = accounts.find(apiKey);
    return account == null ? Fingerprint.of(apiKey) : account.fingerprint();
  }

  // Accounts, clocks and settings.

  /** Returns the account of an API key, which is there from now on if it was not. */
  public synchronized Account account(String apiKey) {
    return accounts.get(apiKey);
  }

  /** Returns the clock of the server, or that of an API key. */
  public synchronized MockClock clock(@Nullable String apiKey) {
    return apiKey == null ? clock : account(apiKey).clock();
  }

  /** Returns the clock that holds for the API key with a fingerprint. */
  public synchronized MockClock clockOfFingerprint(String fingerprint) {
    Account account = accounts.ofFingerprint(fingerprint);
    return account == null ? clock : account.clock();
  }

  /** Returns the time for an API key, and makes no account for it. */
  public synchronized Instant now(@Nullable String apiKey) {
    Account account = apiKey == null ? null : accounts.find(apiKey);
    return account == null ? clock.instant() : account.clock().instant();
  }

  /** Returns the settings of the server, or those that hold for an API key. */
  public synchronized Settings settings(@Nullable String apiKey) {
    return apiKey == null ? settings : account(apiKey).settings.orElse(settings);
  }

  /** Sets what the change sets, and leaves the rest, for the server or for one API key. */
  public synchronized void change(@Nullable String apiKey, Settings change) {
    if (apiKey == null) {
      settings = change.orElse(settings);
    } else {
      Account account = account(apiKey);
      account.settings = change.orElse(account.settings);
      accounts.keep(account);
    }
  }

  // Jobs.

  /**
   * Creates a job, or gives one with this id another plan, with which it starts anew.
   *
   * @param latency how long its responses take; null for what the settings say
   * @return the job, not yet polled
   */
  public synchronized JobView createJob(String id, Plan plan, @Nullable Latency latency) {
    CreatedJob job = new CreatedJob(id, plan, latency);
    jobs.create(job);
    return job.view();
  }

  /**
   * Forgets a job.
   *
   * @param apiKey the key for which how far it has come is forgotten; null for the job itself
   * @return whether there was anything to forget
   */
  public synchronized boolean deleteJob(@Nullable String apiKey, String id) {
    return apiKey == null ? jobs.delete(id) : jobs.forget(account(apiKey), id);
  }

  /** Returns the jobs that a key polled, or all: the last polled first, then those only created. */
  public synchronized List<JobView> jobs(@Nullable String apiKey, int offset, int limit) {
    return apiKey == null ? jobs.views(offset, limit) : Jobs.views(account(apiKey), offset, limit);
  }

  /** Returns how many jobs there are in such a list. */
  public synchronized int totalOfJobs(@Nullable String apiKey) {
    return apiKey == null ? jobs.total() : account(apiKey).jobs.size();
  }

  /** Returns a job as it stands for each API key that polled it, or once if none did. */
  public synchronized List<JobView> jobs(@Nullable String apiKey, String id, int limit) {
    return jobs.views(apiKey == null ? null : account(apiKey), id, limit);
  }

  // Memory and reset.

  /** Returns how full the memories are. */
  public synchronized List<MemoryUse> memory() {
    List<MemoryUse> all = new ArrayList<>(jobs.memory());
    all.add(accounts.memory());
    all.add(journal.memory());
    all.addAll(otherMemory.get());
    return all;
  }

  /** Adds what others keep of requests to what {@link #memory} tells. */
  public synchronized void addMemory(Supplier<List<MemoryUse>> other) {
    otherMemory = other;
  }

  /** Forgets all that happened and was set since the start. The accounts' clocks stay in use. */
  public synchronized void reset() {
    jobs.clear();
    accounts.reset();
    settings = initialSettings;
    clock.reset();
    journal.clear();
  }

  /** Forgets all that happened and was set for an API key; created jobs are everybody's. */
  public synchronized void reset(String apiKey) {
    Account account = account(apiKey);
    jobs.forgetAll(account);
    account.reset(journal.lastNumber());
    journal.forget(account.fingerprint());
  }

  /** Ends the listener's thread. */
  @Override
  public void close() {
    listener.close();
  }
}
