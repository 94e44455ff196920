package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.Answered;
import io.github.tryonjobs.mock.contract.TryOnJobsResource;
import io.github.tryonjobs.mock.job.Fault;
import io.github.tryonjobs.mock.problem.MockError;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.EnumSet;
import java.util.Set;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Writes each answer down before it is sent, so that whoever has it finds it in the journal. */
// After all others of its kind, one of which sets the status.
@Priority(Priorities.HEADER_DECORATOR)
final class JournalFilter implements ContainerResponseFilter {

  private static final Set<Fault> UNANSWERED = EnumSet.of(Fault.RESET, Fault.STALL);

  /** The property of the request that holds the container's. */
  static final String REQUEST = "try-on-mock.request";

  private final RequestRecorder recorder;

  @Inject
  JournalFilter(RequestRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public void filter(ContainerRequestContext context, ContainerResponseContext response) {
    if (!(context.getProperty(REQUEST) instanceof Request request)) {
      // The warm-up.
      return;
    }
    if (context.getProperty(TryOnJobsResource.ANSWERED) instanceof Answered answered) {
      recorder.record(request, answered, status(answered.fault(), response));
    } else if (response.getEntity() instanceof MockError error) {
      recorder.record(request, error);
    } else if (ControlPaths.isJournaled(request.getRequestURI())) {
      recorder.record(request, response.getStatusInfo().getReasonPhrase(), response.getStatus());
    }
  }

  private static int status(@Nullable Fault fault, ContainerResponseContext response) {
    return fault != null && UNANSWERED.contains(fault) ? 0 : response.getStatus();
  }
}
