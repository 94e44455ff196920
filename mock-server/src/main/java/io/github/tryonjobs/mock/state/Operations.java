package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.Step;
import io.github.tryonjobs.mock.state.StartInput.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers the operations of the contract for one server. Guarded by the {@link State}. */
final class Operations {

  private static final Outcome UNAUTHORIZED = Outcome.of("401");

  /** Stands for the id of a job where latencies are drawn. */
  private static final String START = "start";

  private final Languages languages;
  private final Predicate<String> apiKeys;
  private final InstantSource clock;
  private final Accounts accounts;
  private final Jobs jobs;
  private final long seed;
  private final Plan completed;
  private final Plan cancelled;

  Operations(
      Languages languages,
      Predicate<String> apiKeys,
      InstantSource clock,
      Accounts accounts,
      Jobs jobs,
      long seed) {
    this.languages = languages;
    this.apiKeys = apiKeys;
    this.clock = clock;
    this.accounts = accounts;
    this.jobs = jobs;
    this.seed = seed;
    this.completed = languages.jobs().parse("completed");
    this.cancelled = languages.jobs().parse("failed:job_cancelled");
  }

  boolean accepts(@Nullable String apiKey) {
    return apiKey != null && apiKeys.test(apiKey);
  }

  /** Answers a poll, or tells what one would be answered with. */
  Asked ask(@Nullable String apiKey, String id, Settings settings, boolean counts) {
    if (apiKey == null || !accepts(apiKey)) {
      return refused(id, settings);
    }
    Account account = accounts.get(apiKey);
    Settings holding = account.settings.orElse(settings);
    Found found = find(account, holding, id);
    Instant now = account.clock().instant();
    Duration latency = latency(found.created, holding, id, found.job.polls());
    Outcome limited = counts ? limited(account, holding, now) : null;
    if (limited != null || !counts) {
      Outcome outcome = limited == null ? found.job.progress().peek(now).outcome() : limited;
      return answered(outcome, id, account, now, latency);
    }
    keep(found);
    Step step = found.job.poll(now);
    Asked.Poll poll = new Asked.Poll(found.job.polls(), step);
    return new Asked(step.outcome(), id, poll, account.fingerprint(), now, latency, null);
  }

  private Asked refused(@Nullable String id, Settings settings) {
    Duration latency = latency(null, settings, id == null ? START : id, 0);
    return new Asked(UNAUTHORIZED, id, null, null, clock.instant(), latency, null);
  }

  private static Asked answered(
      Outcome outcome, @Nullable String jobId, Account account, Instant time, Duration latency) {
    return new Asked(outcome, jobId, null, account.fingerprint(), time, latency, null);
  }

  private static @Nullable Outcome limited(Account account, Settings holding, Instant now) {
    int seconds = account.count(Objects.requireNonNull(holding.rateLimit(), "rateLimit"), now);
    return seconds == 0 ? null : new Outcome.Documented("429", seconds);
  }

  /** Starts a job, unless something speaks against it. */
  Asked start(@Nullable String apiKey, StartInput input, Settings settings) {
    if (apiKey == null || !accepts(apiKey)) {
      return refused(null, settings);
    }
    Account account = accounts.get(apiKey);
    Settings holding = account.settings.orElse(settings);
    ImageNames names = ImageNames.read(input.names(), languages);
    Instant now = account.clock().instant();
    Duration latency = latency(null, holding, START, account.countRequest());
    Outcome limited = limited(account, holding, now);
    Outcome outcome = limited == null ? nextStart(account, names, holding, now) : limited;
    Refusal refusal = input.refusal();
    if (Outcomes.isStart(outcome)) {
      if (!account.hasCredit(Objects.requireNonNull(holding.credits(), "credits"))) {
        outcome = Outcome.of("403");
      } else if (refusal != null) {
        outcome = Outcome.of("400:" + refusal.code());
      } else {
        account.takeCredit();
      }
    }
    if (!Outcomes.isStart(outcome)) {
      return answered(outcome, null, account, now, latency);
    }
    boolean isCompleted = outcome.text().equals("completed");
    Plan ofSettings = Objects.requireNonNull(holding.startedJobs(), "startedJobs");
    Plan plan = isCompleted ? completed : names.job() == null ? ofSettings : names.job();
    Job job = new Job(account, UUID.randomUUID().toString(), plan, now);
    jobs.add(job, names.job() != null);
    return outcome.text().equals("started") && input.waits()
        ? follow(job, now, latency)
        : answered(outcome, job.id, account, now, latency);
  }

  private Outcome nextStart(Account account, ImageNames names, Settings holding, Instant now) {
    Plan outcomes = names.outcomes();
    if (outcomes == null) {
      return account.next(Operation.START, Objects.requireNonNull(holding.startOutcomes()), now);
    }
    Outcome next = account.nextStart(outcomes, now);
    accounts.keep(account);
    return next;
  }

  /** Looks whether the job has ended that a start waits for. */
  Asked await(String apiKey, String jobId, Asked waits) {
    Account account = accounts.get(apiKey);
    Job job = jobs.polled(account, jobId);
    return job == null
        ? answered(Outcome.of("500"), jobId, account, waits.time(), waits.latency())
        : follow(job, waits.time(), waits.latency());
  }

  private static Asked follow(Job job, Instant time, Duration latency) {
    Outcome outcome = job.progress().follow(job.account.clock().instant());
    Instant stepEnd = job.progress().stepEnd();
    return outcome == null
        ? new Asked(null, job.id, null, job.account.fingerprint(), time, latency, stepEnd)
        : answered(Outcomes.ofWaitingStart(outcome), job.id, job.account, time, latency);
  }

  /** Cancels a job, unless something speaks against it. */
  Asked cancel(@Nullable String apiKey, String id, Settings settings) {
    if (apiKey == null || !accepts(apiKey)) {
      return refused(id, settings);
    }
    Account account = accounts.get(apiKey);
    Settings holding = account.settings.orElse(settings);
    Found found = find(account, holding, id);
    Instant now = account.clock().instant();
    Duration latency = latency(found.created, holding, id, account.countRequest());
    Outcome limited = limited(account, holding, now);
    if (limited != null) {
      return answered(limited, id, account, now, latency);
    }
    Outcome outcome =
        account.next(Operation.CANCEL, Objects.requireNonNull(holding.cancelOutcomes()), now);
    if (Outcomes.isCancel(outcome)) {
      Outcome ofJob = Outcomes.ofCancel(found.job.progress().current(now));
      if (Outcomes.isCancelled(ofJob)) {
        found.job.cancel(cancelled, now);
        keep(found);
      } else {
        outcome = ofJob;
      }
    }
    return answered(outcome, id, account, now, latency);
  }

  /**
   * A job that was asked for.
   *
   * @param created what it was created as; null if it was not
   * @param ownPlan whether no other job has its plan
   */
  private record Found(@Nullable CreatedJob created, Job job, boolean isNew, boolean ownPlan) {}

  private Found find(Account account, Settings holding, String id) {
    CreatedJob created = jobs.created(id);
    Job job = jobs.polled(account, id);
    if (job != null) {
      return new Found(created, job, false, false);
    }
    Optional<Plan> scenario =
        created == null ? languages.jobs().parseId(id) : Optional.of(created.plan);
    Plan unknown = Objects.requireNonNull(holding.unknownJobs(), "unknownJobs");
    Job begun = new Job(account, id, scenario.orElse(unknown), null);
    return new Found(created, begun, true, created == null && scenario.isPresent());
  }

  private void keep(Found found) {
    if (found.isNew) {
      jobs.add(found.job, found.ownPlan);
    }
  }

  /** The same poll of the same job takes the same time in every run, whatever else goes on. */
  private Duration latency(@Nullable CreatedJob created, Settings holding, String id, long polls) {
    Latency latency =
        created != null && created.latency != null ? created.latency : holding.latency();
    return latency == null || latency == Latency.NONE
        ? Duration.ZERO
        : latency.sample(new SplittableRandom((seed * 31 + id.hashCode()) * 31 + polls));
  }
}
