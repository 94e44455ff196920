package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.generated.control.model.JournalEntry;
import io.github.tryonjobs.mock.generated.control.model.SentField;
import io.github.tryonjobs.mock.generated.control.model.SentImage;
import io.github.tryonjobs.mock.generated.control.model.SentInput;
import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.StartInput;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.jspecify.annotations.Nullable;

/** Shows requests of the journal as the control contract does. */
public final class RequestViews {

  private static final class Binding {
    static final Jsonb JSONB = JsonbBuilder.create();
  }

  private RequestViews() {}

  public static String json(RecordedRequest request) {
    return Binding.JSONB.toJson(of(request));
  }

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
        request.outcome(),
        request.status(),
        request.duration().toMillis(),
        request.mockError(),
        request.operation() == null ? null : request.operation().id(),
        of(request.input()));
  }

  private static @Nullable SentInput of(@Nullable StartInput input) {
    return input == null
        ? null
        : new SentInput(
            input.fields().entrySet().stream()
                .map(field -> new SentField(field.getKey(), field.getValue()))
                .toList(),
            input.images().stream().map(RequestViews::of).toList(),
            input.refusal() == null ? null : input.refusal().detail());
  }

  private static SentImage of(StartInput.Image image) {
    return new SentImage(
        image.field(),
        image.fileName(),
        image.type(),
        image.bytes(),
        image.width(),
        image.height());
  }
}
