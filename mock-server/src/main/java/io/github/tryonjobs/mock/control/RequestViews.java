package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.generated.control.model.JournalEntry;
import io.github.tryonjobs.mock.state.RecordedRequest;

/** Shows requests of the journal as the control contract does. */
final class RequestViews {

  private RequestViews() {}

  static JournalEntry of(RecordedRequest request) {
    return new JournalEntry(
        request.number(),
        request.time(),
        request.method(),
        request.path(),
        request.apiKey(),
        request.jobId(),
        request.poll() == 0 ? null : request.poll(),
        request.step(),
        request.answer(),
        request.status(),
        request.duration().toMillis(),
        request.problem());
  }
}
