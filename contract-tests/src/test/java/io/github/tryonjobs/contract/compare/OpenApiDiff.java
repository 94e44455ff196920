package io.github.tryonjobs.contract.compare;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** What the library openapi-diff says about a change of the contract. */
final class OpenApiDiff {

  private final ChangedOpenApi change;

  private OpenApiDiff(ChangedOpenApi change) {
    this.change = change;
  }

  static OpenApiDiff between(String released, String present) {
    // The contract says that values which are not listed may appear, so a new one breaks nobody.
    OpenApiDiffOptions options =
        OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.enum.increased", "false")
            .build();
    return new OpenApiDiff(OpenApiCompare.fromContents(released, present, List.of(), options));
  }

  boolean isBreaking() {
    return change.isIncompatible();
  }

  String words() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ConsoleRender().render(change, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }
}
