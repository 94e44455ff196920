package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.clock.MockClock;
import io.github.tryonjobs.mock.generated.control.MockControlApi;
import io.github.tryonjobs.mock.generated.control.model.Clock;
import io.github.tryonjobs.mock.generated.control.model.ClockTurn;
import io.github.tryonjobs.mock.generated.control.model.Health;
import io.github.tryonjobs.mock.generated.control.model.JobList;
import io.github.tryonjobs.mock.generated.control.model.MockJob;
import io.github.tryonjobs.mock.generated.control.model.MockSettings;
import io.github.tryonjobs.mock.generated.control.model.NewJob;
import io.github.tryonjobs.mock.generated.control.model.PactStateChange;
import io.github.tryonjobs.mock.generated.control.model.RequestList;
import io.github.tryonjobs.mock.job.Plan;
import io.github.tryonjobs.mock.journal.Fingerprint;
import io.github.tryonjobs.mock.journal.RecordedRequest;
import io.github.tryonjobs.mock.problem.MockError;
import io.github.tryonjobs.mock.problem.MockErrorException;
import io.github.tryonjobs.mock.simulation.Settings;
import io.github.tryonjobs.mock.simulation.Simulation;
import io.github.tryonjobs.mock.traffic.Latency;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers one call of the control contract. */
public final class MockControlResource implements MockControlApi {

  private static final int DEFAULT_LIMIT = 1_000;

  private final Simulation simulation;
  private final Build build;

  /** Creates one for one request; the container does this. */
  @Inject
  public MockControlResource(Simulation simulation, Build build) {
    this.simulation = simulation;
    this.build = build;
  }

  @Override
  public ListJobsResponse listJobs(@Nullable Integer limit) {
    List<MockJob> jobs = new JobViews(simulation).all();
    return new ListJobsResponse.Status200(
        new JobList(jobs.subList(0, Math.min(jobs.size(), checked(limit)))));
  }

  @Override
  public CreateJobResponse createJob(NewJob job) {
    String id = job.jobId() == null ? UUID.randomUUID().toString() : job.jobId();
    if (id.isEmpty()) {
      throw invalid("job_id must not be empty");
    }
    Plan plan = Texts.read("scenario", job.scenario(), simulation.parser()::parse);
    simulation.createJob(id, plan, Texts.readIfGiven("latency", job.latency(), Latency::parse));
    return new CreateJobResponse.Status201(JobViews.unpolled(id, plan));
  }

  @Override
  public InspectJobResponse inspectJob(String jobId) {
    List<MockJob> jobs =
        new JobViews(simulation).all().stream().filter(job -> job.jobId().equals(jobId)).toList();
    if (jobs.isEmpty()) {
      throw unknown(jobId);
    }
    return new InspectJobResponse.Status200(new JobList(jobs));
  }

  @Override
  public DeleteJobResponse deleteJob(String jobId) {
    if (!simulation.deleteJob(jobId)) {
      throw unknown(jobId);
    }
    return new DeleteJobResponse.Status204();
  }

  @Override
  public ReadClockResponse readClock(@Nullable String apiKey) {
    return new ReadClockResponse.Status200(view(simulation.clockOf(apiKey)));
  }

  @Override
  public TurnClockResponse turnClock(ClockTurn turn, @Nullable String apiKey) {
    MockClock clock = clock(apiKey);
    try {
      ClockTurns.apply(turn, clock);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
    return new TurnClockResponse.Status200(view(clock));
  }

  @Override
  public ResetClockResponse resetClock(@Nullable String apiKey) {
    MockClock clock = clock(apiKey);
    clock.reset();
    return new ResetClockResponse.Status200(view(clock));
  }

  private MockClock clock(@Nullable String apiKey) {
    return apiKey == null ? simulation.clock() : simulation.account(apiKey).clock();
  }

  private static Clock view(MockClock clock) {
    return new Clock(clock.instant(), clock.isFrozen());
  }

  @Override
  public ReadSettingsResponse readSettings(@Nullable String apiKey) {
    return new ReadSettingsResponse.Status200(Texts.of(simulation.settingsOf(apiKey)));
  }

  @Override
  public ChangeSettingsResponse changeSettings(MockSettings change, @Nullable String apiKey) {
    Settings settings = Texts.settings(change, simulation.parser());
    if (apiKey == null) {
      simulation.change(settings);
    } else {
      simulation.account(apiKey).change(settings);
    }
    return new ChangeSettingsResponse.Status200(Texts.of(simulation.settingsOf(apiKey)));
  }

  @Override
  public ListRequestsResponse listRequests(
      @Nullable String apiKey,
      @Nullable String jobId,
      @Nullable Long after,
      @Nullable Integer limit) {
    String fingerprint = apiKey == null ? null : Fingerprint.of(apiKey);
    Predicate<RecordedRequest> wanted =
        request ->
            (fingerprint == null || fingerprint.equals(request.apiKey()))
                && (jobId == null || jobId.equals(request.jobId()))
                && (after == null || request.number() > after);
    List<RecordedRequest> found = simulation.journal().all(wanted);
    return new ListRequestsResponse.Status200(
        new RequestList(
            found.stream()
                .skip(Math.max(0, found.size() - checked(limit)))
                .map(RequestViews::of)
                .toList(),
            simulation.journal().dropped()));
  }

  @Override
  public ChangePactStateResponse changePactState(PactStateChange change) {
    try {
      return new ChangePactStateResponse.Status200(
          new PactStates(build.outcomesByExample()).change(change));
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ResetResponse reset(@Nullable String apiKey) {
    if (apiKey == null) {
      simulation.reset();
    } else {
      simulation.reset(apiKey);
    }
    return new ResetResponse.Status204();
  }

  @Override
  public CheckHealthResponse checkHealth() {
    return new CheckHealthResponse.Status200(
        new Health(build.version(), simulation.journal().mistakes()));
  }

  @Override
  public CheckReadinessResponse checkReadiness() {
    return new CheckReadinessResponse.Status204();
  }

  private static int checked(@Nullable Integer limit) {
    if (limit != null && limit < 1) {
      throw invalid("limit must be at least 1, but is " + limit);
    }
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  private static MockErrorException unknown(String jobId) {
    return new MockErrorException(
        MockError.unknownJob("no job \"" + jobId + "\" was created or polled"));
  }

  private static MockErrorException invalid(String detail) {
    return new MockErrorException(MockError.invalidCall(detail));
  }
}
