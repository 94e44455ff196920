package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts, jobs, clocks, limits and the journal of one mock server. Safe for use by several
 * threads: one lock guards it, under which nothing is waited for and nothing is searched.
 */
public final class State implements AutoCloseable {

  private final Languages languages;
  private final Operations operations;
  private final Waiting waiting = new Waiting();
  private final MockClock clock;
  private final Journal journal;
  private final Listener listener;
  private final Settings initialSettings;
  private final MemoryLimits limits;

  private final Jobs jobs;
  private final Accounts accounts;
  private final Redaction redaction;
  private final byte[] secret = new byte[16];
  private Supplier<List<MemoryUse>> otherMemory = List::of;
  private Settings settings;

  /**
   * What a server is started with.
   *
   * @param apiKeys the API keys that it accepts; if there are none, it accepts all that begin with
   *     {@code sk}
   * @param time what its clock shows until it is turned
   * @param settings what holds at first and after a reset; all of them are set
   * @param exampleJobId the id of a job that is there from the start and is completed
   * @param seed what latencies are drawn from
   * @param journalLimit how many requests the journal keeps
   * @param listener is told of each request; null if nobody wants to know
   * @param limits how many bytes the memories may take
   */
  public record Setup(
      Set<String> apiKeys,
      InstantSource time,
      Settings settings,
      String exampleJobId,
      long seed,
      int journalLimit,
      @Nullable Consumer<RecordedRequest> listener,
      MemoryLimits limits) {}

  public State(Languages languages, Setup setup) {
    this.languages = languages;
    this.clock = new MockClock(setup.time, waiting::wakeAll);
    this.listener = new Listener(setup.listener, setup.limits.journal());
    this.journal = new Journal(setup.journalLimit, setup.limits.journal(), listener);
    this.initialSettings = setup.settings;
    this.settings = setup.settings;
    this.limits = setup.limits;
    this.redaction = new Redaction(setup.apiKeys);
    // Who guesses it gets a picture.
    new SplittableRandom().nextBytes(secret);
    this.jobs =
        new Jobs(
            limits,
            new CreatedJob(setup.exampleJobId, languages.jobs().parse("completed"), null),
            waiting,
            redaction);
    this.accounts = new Accounts(this::newAccount, limits.accounts(), jobs);
    Predicate<String> accepted =
        setup.apiKeys.isEmpty() ? key -> key.startsWith("sk") : setup.apiKeys::contains;
    this.operations = new Operations(languages, accepted, clock, accounts, jobs, setup.seed);
  }

  /** Creates a state for trials. */
  public static State ofNobody(Languages languages) {
    Settings settings = Settings.defaults(languages);
    MemoryLimits none = MemoryLimits.ofHeap(0);
    return new State(
        languages, new Setup(Set.of(), InstantSource.system(), settings, "", 0, 1, null, none));
  }

  public MemoryLimits limits() {
    return limits;
  }

  public Journal journal() {
    return journal;
  }

  /** Returns what takes out the API keys that the server was started with. */
  public Redaction redaction() {
    return redaction;
  }

  /** Returns what this server's links are signed with. */
  public byte[] secret() {
    return secret.clone();
  }

  public Languages languages() {
    return languages;
  }

  private Account newAccount(String apiKey) {
    String fingerprint = Fingerprint.of(apiKey);
    MockClock ofKey = new MockClock(clock, () -> waiting.wakeAll(fingerprint));
    return new Account(apiKey, fingerprint, ofKey, redaction.and(apiKey), journal.lastNumber());
  }

  /** Asks for a job, and counts that. */
  public synchronized Asked ask(@Nullable String apiKey, String id) {
    return operations.ask(apiKey, id, settings, true);
  }

  /** Looks at what asking for a job would answer, and counts nothing. */
  public synchronized Asked peek(@Nullable String apiKey, String id) {
    return operations.ask(apiKey, id, settings, false);
  }

  /** Starts a job. */
  public synchronized Asked start(@Nullable String apiKey, StartInput input) {
    return operations.start(apiKey, input, settings);
  }

  /** Looks again at the job that a start waits for. */
  synchronized Asked await(String apiKey, String jobId, Asked waits) {
    return operations.await(apiKey, jobId, waits);
  }

  /** Cancels a job. */
  public synchronized Asked cancel(@Nullable String apiKey, String id) {
    Asked asked = operations.cancel(apiKey, id, settings);
    waiting.wake(id);
    return asked;
  }

  /** Returns the starts that wait, which are told of all that may end their job. */
  Waiting waiting() {
    return waiting;
  }

  public boolean accepts(@Nullable String apiKey) {
    return operations.accepts(apiKey);
  }

  /** Returns what stands for an API key where it must not be read. */
  public synchronized String fingerprint(String apiKey) {
    Account account = accounts.find(apiKey);
    return account == null ? Fingerprint.of(apiKey) : account.fingerprint();
  }

  /**
   * Returns the account of an API key, which is there from now on; throws {@link
   * RefusedKeyException}.
   */
  public synchronized Account account(String apiKey) {
    if (!operations.accepts(apiKey)) {
      throw new RefusedKeyException();
    }
    return accounts.get(apiKey);
  }

  /** Returns the clock of the server, or that of an API key. */
  public synchronized MockClock clock(@Nullable String apiKey) {
    return apiKey == null ? clock : account(apiKey).clock();
  }

  /** Returns the account of the API key with a fingerprint, or null if there is none. */
  synchronized @Nullable Account ofFingerprint(String fingerprint) {
    return accounts.ofFingerprint(fingerprint);
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

  /** Creates a job, or gives one with this id another plan, with which it starts anew. */
  public synchronized JobView createJob(String id, Plan plan, @Nullable Latency latency) {
    CreatedJob job = new CreatedJob(id, plan, latency);
    jobs.create(job);
    return job.view(redaction);
  }

  /** Forgets a job, or how far it has come for a key; returns whether there was anything. */
  public synchronized boolean deleteJob(@Nullable String apiKey, String id) {
    return apiKey == null ? jobs.delete(id) : jobs.forget(account(apiKey).jobs.get(id));
  }

  /** Returns the jobs that a key polled, or all: the last polled first, then those only created. */
  public synchronized List<JobView> jobs(@Nullable String apiKey, int offset, int limit) {
    return jobs.views(apiKey == null ? null : account(apiKey), offset, limit);
  }

  /** Returns how many jobs there are in such a list. */
  public synchronized int totalOfJobs(@Nullable String apiKey) {
    return apiKey == null ? jobs.total() : account(apiKey).jobs.size();
  }

  /** Returns a job as it stands for each API key that polled it, or once if none did. */
  public synchronized List<JobView> jobs(@Nullable String apiKey, String id, int limit) {
    return jobs.views(apiKey == null ? null : account(apiKey), id, limit);
  }

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
    journal.clear();
    clock.reset();
  }

  /** Forgets all that happened and was set for an API key; created jobs are everybody's. */
  public synchronized void reset(String apiKey) {
    Account account = account(apiKey);
    jobs.forgetAll(account);
    account.reset(journal.lastNumber());
    waiting.wakeAll(account.fingerprint());
    journal.forget(account.fingerprint());
  }

  /** Ends the listener's thread. */
  @Override
  public void close() {
    listener.close();
  }
}
