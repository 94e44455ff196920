package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.Step;
import io.github.tryonjobs.mock.state.StartInput.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers the operations of the contract for one server. Guarded by the {@link State}. */
final class Operations {

  private final Languages languages;
  private final ApiKeys apiKeys;
  private final Accounts accounts;
  private final Jobs jobs;
  private final long seed;
  private final Plan completed;
  private final Plan cancelled;

  Operations(Languages languages, ApiKeys apiKeys, Accounts accounts, Jobs jobs, long seed) {
    this.languages = languages;
    this.apiKeys = apiKeys;
    this.accounts = accounts;
    this.jobs = jobs;
    this.seed = seed;
    this.completed = languages.jobs().parse("completed");
    this.cancelled = languages.jobs().parse("failed:job_cancelled");
  }

  boolean accepts(@Nullable String apiKey) {
    return apiKey != null && apiKeys.accept(apiKey);
  }

  /** Answers a poll, or tells what one would be answered with. */
  Asked ask(@Nullable String apiKey, String id, Settings settings, boolean counts) {
    if (apiKey == null || !accepts(apiKey)) {
      return new Asked.Refused(latency(null, settings, id, 0));
    }
    Account account = accounts.get(apiKey);
    Settings holding = account.settings.orElse(settings);
    Found found = find(account, holding, id);
    Instant now = account.clock().instant();
    Duration latency = latency(found.created, holding, id, found.job.polls());
    int retryAfter = counts ? count(account, holding, now) : 0;
    if (retryAfter > 0) {
      return new Asked.Limited(retryAfter, latency);
    }
    if (!counts) {
      Outcome next = found.job.peek(now).outcome();
      return new Asked.Came(next, id, null, account.fingerprint(), now, latency);
    }
    keep(found);
    Step step = found.job.poll(now);
    Asked.Poll poll = new Asked.Poll(found.job.polls(), step);
    return new Asked.Came(step.outcome(), id, poll, account.fingerprint(), now, latency);
  }

  /** Starts a job, unless something speaks against it. */
  Asked start(@Nullable String apiKey, StartInput input, Settings settings) {
    if (apiKey == null || !accepts(apiKey)) {
      return new Asked.Refused(latency(null, settings, "start", 0));
    }
    Account account = accounts.get(apiKey);
    Settings holding = account.settings.orElse(settings);
    ImageNames names = ImageNames.read(input.names(), languages);
    Instant now = account.clock().instant();
    Duration latency = latency(null, holding, "start", account.countRequest());
    int retryAfter = count(account, holding, now);
    if (retryAfter > 0) {
      return new Asked.Limited(retryAfter, latency);
    }
    Outcome outcome = nextStart(account, names, holding, now);
    Refusal refusal = input.refusal();
    if (Outcomes.isStart(outcome)) {
      Credits credits = Objects.requireNonNull(holding.credits(), "credits");
      if (!account.hasCredit(credits)) {
        outcome = Outcome.of("403");
      } else if (refusal != null) {
        outcome = Outcome.of("400:" + refusal.code());
      } else {
        account.takeCredit();
      }
    }
    if (!Outcomes.isStart(outcome)) {
      return came(outcome, null, account.fingerprint(), now, latency);
    }
    boolean isCompleted = outcome.text().equals("completed");
    Plan ofSettings = Objects.requireNonNull(holding.startedJobs(), "startedJobs");
    Plan plan = isCompleted ? completed : names.job() == null ? ofSettings : names.job();
    Job job = new Job(account, UUID.randomUUID().toString(), plan, now);
    jobs.add(job, names.job() != null);
    return outcome.text().equals("started") && input.waits()
        ? follow(job, now, latency)
        : came(outcome, job.id, account.fingerprint(), now, latency);
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
  Asked await(String apiKey, Asked.Waits waits) {
    Job job = jobs.polled(accounts.get(apiKey), waits.jobId());
    return job == null
        ? came(Outcome.of("500"), waits.jobId(), waits.account(), waits.time(), waits.latency())
        : follow(job, waits.time(), waits.latency());
  }

  private Asked follow(Job job, Instant time, Duration latency) {
    Outcome outcome = job.follow(job.account.clock().instant());
    String account = job.account.fingerprint();
    return outcome == null
        ? new Asked.Waits(job.id, job.stepEnd(), account, time, latency)
        : came(Outcomes.ofWaitingStart(outcome), job.id, account, time, latency);
  }

  private static Asked came(
      Outcome outcome, @Nullable String jobId, String account, Instant time, Duration latency) {
    return new Asked.Came(outcome, jobId, null, account, time, latency);
  }

  /** Cancels a job, unless something speaks against it. */
  Asked cancel(@Nullable String apiKey, String id, Settings settings) {
    if (apiKey == null || !accepts(apiKey)) {
      return new Asked.Refused(latency(null, settings, id, 0));
    }
    Account account = accounts.get(apiKey);
    Settings holding = account.settings.orElse(settings);
    Found found = find(account, holding, id);
    Instant now = account.clock().instant();
    Duration latency = latency(found.created, holding, id, account.countRequest());
    int retryAfter = count(account, holding, now);
    if (retryAfter > 0) {
      return new Asked.Limited(retryAfter, latency);
    }
    Outcome outcome =
        account.next(Operation.CANCEL, Objects.requireNonNull(holding.cancelOutcomes()), now);
    if (Outcomes.isCancel(outcome)) {
      Outcome ofJob = Outcomes.ofCancel(found.job.current(now));
      if (Outcomes.isCancelled(ofJob)) {
        found.job.cancel(cancelled, now);
        keep(found);
      } else {
        outcome = ofJob;
      }
    }
    return came(outcome, id, account.fingerprint(), now, latency);
  }

  /**
   * A job that was asked for.
   *
   * @param created what it was created as; null if it was not
   * @param job how far it has come for the account
   * @param isNew whether the account has not asked for it before
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

  private static int count(Account account, Settings holding, Instant now) {
    return account.count(Objects.requireNonNull(holding.rateLimit(), "rateLimit"), now);
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
