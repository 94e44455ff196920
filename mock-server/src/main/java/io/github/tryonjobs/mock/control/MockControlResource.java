package io.github.tryonjobs.mock.control;

import static io.github.tryonjobs.mock.control.MockError.Kind.INVALID_CALL;
import static io.github.tryonjobs.mock.control.MockError.Kind.UNKNOWN_JOB;

import io.github.tryonjobs.mock.generated.control.MockControlApi;
import io.github.tryonjobs.mock.generated.control.model.Clock;
import io.github.tryonjobs.mock.generated.control.model.ClockTurn;
import io.github.tryonjobs.mock.generated.control.model.Health;
import io.github.tryonjobs.mock.generated.control.model.JobList;
import io.github.tryonjobs.mock.generated.control.model.Memory;
import io.github.tryonjobs.mock.generated.control.model.MockJob;
import io.github.tryonjobs.mock.generated.control.model.MockOutcome;
import io.github.tryonjobs.mock.generated.control.model.MockSettings;
import io.github.tryonjobs.mock.generated.control.model.NewJob;
import io.github.tryonjobs.mock.generated.control.model.OutcomeList;
import io.github.tryonjobs.mock.generated.control.model.PactStateChange;
import io.github.tryonjobs.mock.generated.control.model.RequestList;
import io.github.tryonjobs.mock.scenario.DurationText;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
import io.github.tryonjobs.mock.state.Fingerprint;
import io.github.tryonjobs.mock.state.JobView;
import io.github.tryonjobs.mock.state.Journal;
import io.github.tryonjobs.mock.state.Latency;
import io.github.tryonjobs.mock.state.MockClock;
import io.github.tryonjobs.mock.state.MockRequest;
import io.github.tryonjobs.mock.state.Operation;
import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.State;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the calls of the control contract, for all servers. */
@Singleton
public final class MockControlResource implements MockControlApi {

  /** More would take too long to write, and too much memory. */
  private static final int MOST = 1_000;

  private final PactStates pactStates = new PactStates();

  /** Returns the version of the mock server. */
  public static String version() {
    String version = MockControlResource.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }

  @Override
  public ListOutcomesResponse listOutcomes(MockRequest request) {
    Languages languages = request.state().languages();
    return new ListOutcomesResponse.Status200(
        new OutcomeList(
            Stream.of(
                    outcomes(Operation.STATUS, languages.jobs()),
                    outcomes(Operation.START, languages.starts()),
                    outcomes(Operation.CANCEL, languages.cancels()))
                .flatMap(it -> it)
                .toList()));
  }

  private static Stream<MockOutcome> outcomes(Operation operation, ScenarioParser parser) {
    return parser.words().stream()
        .map(
            word ->
                new MockOutcome(
                    operation.id(), word.word(), word.details(), word.kind(), word.meaning()));
  }

  @Override
  public ListJobsResponse listJobs(
      @Nullable String apiKey,
      @Nullable Integer offset,
      @Nullable Integer limit,
      MockRequest request) {
    if (offset != null && offset < 0) {
      throw INVALID_CALL.of("offset must be at least 0, but is " + offset);
    }
    State state = request.state();
    return new ListJobsResponse.Status200(
        jobs(
            state.jobs(apiKey, offset == null ? 0 : offset, checked(limit)),
            state.totalOfJobs(apiKey)));
  }

  @Override
  public CreateJobResponse createJob(NewJob job, MockRequest request) {
    State state = request.state();
    String id = job.jobId() == null ? UUID.randomUUID().toString() : Texts.jobId(job.jobId());
    Plan plan = Texts.read("scenario", job.scenario(), state.languages().jobs()::parse);
    Latency latency = Texts.readIfGiven("latency", job.latency(), Latency::parse);
    return new CreateJobResponse.Status201(view(id, state.createJob(id, plan, latency)));
  }

  @Override
  public InspectJobResponse inspectJob(String jobId, @Nullable String apiKey, MockRequest request) {
    List<JobView> jobs = request.state().jobs(apiKey, jobId, MOST);
    if (jobs.isEmpty()) {
      throw unknown(jobId);
    }
    return new InspectJobResponse.Status200(jobs(jobs, jobs.size()));
  }

  @Override
  public DeleteJobResponse deleteJob(String jobId, @Nullable String apiKey, MockRequest request) {
    if (!request.state().deleteJob(apiKey, jobId)) {
      throw unknown(jobId);
    }
    return new DeleteJobResponse.Status204();
  }

  private static JobList jobs(List<JobView> views, int total) {
    return new JobList(views.stream().map(job -> view(job.jobId(), job)).toList(), (long) total);
  }

  private static MockJob view(String id, JobView job) {
    return new MockJob(
        id,
        job.scenario(),
        job.account(),
        job.polls(),
        job.next(),
        job.lastPoll(),
        job.started(),
        job.cancelled());
  }

  @Override
  public ReadClockResponse readClock(@Nullable String apiKey, MockRequest request) {
    return new ReadClockResponse.Status200(view(request.state().clock(apiKey)));
  }

  @Override
  public TurnClockResponse turnClock(ClockTurn turn, @Nullable String apiKey, MockRequest request) {
    MockClock clock = request.state().clock(apiKey);
    turn(clock, turn);
    return new TurnClockResponse.Status200(view(clock));
  }

  /** Sets, advances, and freezes or resumes, in this order. Nothing is done if a part is wrong. */
  private static void turn(MockClock clock, ClockTurn turn) {
    if (turn.now() == null && turn.advance() == null && turn.frozen() == null) {
      throw INVALID_CALL.of("expected at least one of now, advance and frozen");
    }
    MockClock trial = new MockClock(clock);
    if (turn.now() != null) {
      Texts.read("now", turn.now(), now -> freeze(trial, now));
    }
    if (turn.advance() != null) {
      Texts.read("advance", turn.advance(), text -> advance(trial, text));
    }
    if (turn.now() != null) {
      clock.freezeAt(trial.instant());
    } else if (turn.advance() != null) {
      advance(clock, turn.advance());
    }
    if (turn.frozen() != null && turn.frozen()) {
      clock.freeze();
    } else if (turn.frozen() != null) {
      clock.resume();
    }
  }

  private static MockClock freeze(MockClock clock, Instant time) {
    clock.freezeAt(time);
    return clock;
  }

  private static MockClock advance(MockClock clock, String amount) {
    clock.advance(DurationText.parse(amount));
    return clock;
  }

  @Override
  public ResetClockResponse resetClock(@Nullable String apiKey, MockRequest request) {
    MockClock clock = request.state().clock(apiKey);
    clock.reset();
    return new ResetClockResponse.Status200(view(clock));
  }

  private static Clock view(MockClock clock) {
    return new Clock(clock.instant(), clock.isFrozen());
  }

  @Override
  public ReadSettingsResponse readSettings(@Nullable String apiKey, MockRequest request) {
    return new ReadSettingsResponse.Status200(settings(apiKey, request));
  }

  @Override
  public ChangeSettingsResponse changeSettings(
      MockSettings change, @Nullable String apiKey, MockRequest request) {
    request.state().change(apiKey, Texts.settings(change, request.state().languages()));
    return new ChangeSettingsResponse.Status200(settings(apiKey, request));
  }

  private static MockSettings settings(@Nullable String apiKey, MockRequest request) {
    return Texts.of(request.state().settings(apiKey), request.redaction());
  }

  @Override
  public ListRequestsResponse listRequests(
      @Nullable String apiKey,
      @Nullable String jobId,
      @Nullable Long after,
      @Nullable Integer limit,
      MockRequest request) {
    String fingerprint = apiKey == null ? null : Fingerprint.of(apiKey);
    Predicate<RecordedRequest> wanted =
        entry ->
            (fingerprint == null || fingerprint.equals(entry.apiKey()))
                && (jobId == null || entry.isFor(jobId))
                && (after == null || entry.number() > after);
    Journal journal = request.state().journal();
    List<RecordedRequest> found = journal.all(wanted);
    return new ListRequestsResponse.Status200(
        new RequestList(
            found.stream()
                .skip(after == null ? Math.max(0, found.size() - checked(limit)) : 0)
                .limit(checked(limit))
                .map(RequestViews::of)
                .toList(),
            (long) found.size(),
            journal.dropped()));
  }

  @Override
  public ChangePactStateResponse changePactState(PactStateChange change, MockRequest request) {
    try {
      return new ChangePactStateResponse.Status200(
          pactStates.change(change, request.state().languages()));
    } catch (IllegalArgumentException e) {
      throw INVALID_CALL.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ResetResponse reset(@Nullable String apiKey, MockRequest request) {
    if (apiKey == null) {
      request.state().reset();
    } else {
      request.state().reset(apiKey);
    }
    return new ResetResponse.Status204();
  }

  @Override
  public CheckHealthResponse checkHealth(MockRequest request) {
    State state = request.state();
    return new CheckHealthResponse.Status200(
        new Health(
            version(),
            state.journal().mockErrorCount(),
            state.memory().stream()
                .map(use -> new Memory(use.name(), use.bytes(), use.limit(), use.dropped()))
                .toList()));
  }

  @Override
  public CheckReadinessResponse checkReadiness(MockRequest request) {
    return new CheckReadinessResponse.Status204();
  }

  private static int checked(@Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw INVALID_CALL.of("limit must be from 1 to " + MOST + ", but is " + limit);
    }
    return limit == null ? MOST : limit;
  }

  private static MockError unknown(String jobId) {
    return UNKNOWN_JOB.of("no job \"" + jobId + "\" was created, started or polled");
  }
}
