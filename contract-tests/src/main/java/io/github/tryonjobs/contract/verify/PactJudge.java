package io.github.tryonjobs.contract.verify;

import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Texts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges a response by the interaction that the client's pact has for an example. */
public final class PactJudge {

  private static final String RESOURCE = "/META-INF/pacts/try-on-client-try-on-jobs.json";

  private static final int MOST = 20;

  /** Pact's time grows with the square of the number of fields; no documented body has a tenth. */
  private static final int LONGEST_BODY = 64 * 1024;

  private final Pact pact;
  private final Map<String, SynchronousRequestResponse> interactions = new HashMap<>();

  private PactJudge(Pact pact) {
    this.pact = pact;
    for (Interaction interaction : pact.getInteractions()) {
      SynchronousRequestResponse http = interaction.asSynchronousRequestResponse();
      if (http != null) {
        interactions.put(interaction.getDescription(), http);
      }
    }
  }

  /** Reads the pact from the class path. */
  public static PactJudge load() {
    byte[] pact = Texts.resource(RESOURCE).getBytes(StandardCharsets.UTF_8);
    return new PactJudge(DefaultPactReader.INSTANCE.loadPact(new ByteArrayInputStream(pact)));
  }

  List<Finding> judge(NamedExample example, Response response) {
    SynchronousRequestResponse interaction = interactions.get(example.interaction());
    if (interaction == null) {
      return List.of(
          new Finding(Judge.PACT, "pact", "an interaction for " + example, "no such interaction"));
    }
    if (response.body().length > LONGEST_BODY) {
      return List.of(mismatch("a body of more than " + LONGEST_BODY + " bytes"));
    }
    try {
      return ResponseMatching.responseMismatches(pact, interaction, response(response)).stream()
          .limit(MOST)
          .map(difference -> mismatch(difference.description()))
          .toList();
    } catch (RuntimeException | StackOverflowError e) {
      // Its reader of JSON gives up so.
      return List.of(mismatch(String.valueOf(e.getMessage())));
    }
  }

  private static Finding mismatch(String description) {
    // It writes arrays as Java does, with a number that is new in each run.
    String stable = description.replaceAll("\\[B@[0-9a-f]+", "bytes");
    return new Finding(Judge.PACT, "pact", "a match", stable, stable);
  }

  private static HttpResponse response(Response response) {
    // Without its parameters, of which it does not know all; JSON is UTF-8, not as the machine's.
    ContentType type =
        response
            .mediaType()
            .map(name -> new ContentType(name + ";charset=UTF-8"))
            .orElse(ContentType.getUNKNOWN());
    Map<String, List<String>> headers = new TreeMap<>(response.headers());
    headers.computeIfPresent(
        "Content-Type", (name, values) -> List.of(response.mediaType().orElse("")));
    OptionalBody body =
        response.hasBody()
            ? OptionalBody.Companion.body(response.body(), type)
            : OptionalBody.Companion.empty();
    return new HttpResponse(response.status(), headers, body);
  }
}
