package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.StartOutcomeUnknownException;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnInput;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.compare.Fact.Place;
import io.github.tryonjobs.contract.compare.Fact.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of who notices a difference is what the client does. */
class NoticeTest {

  private static final String THROWS = "throws MalformedResponseException";

  private static final TryOnInput INPUT =
      TryOnInput.builder()
          .personImage(URI.create("https://images.example.com/person.jpg"))
          .garmentImage(URI.create("https://images.example.com/shirt.jpg"))
          .build();

  private final Contract contract = Contract.load();
  private HttpServer server;
  private TryOnClient client;
  private volatile int status;
  private volatile String type = "application/json";
  private volatile String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::respond);
    server.start();
    client =
        TryOnClient.builder()
            .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .apiKey("sk_notice")
            .retryPolicy(RetryPolicy.none())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private void respond(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Connection", "close"); // Else it is slow by 40 ms.
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void whatIsSaidOfAPropertyThatIsMissing() {
    everyProperty(Topic.PROPERTY, ObjectNode::remove);
  }

  @Test
  void whatIsSaidOfAPropertyThatIsNull() {
    everyProperty(Topic.NULL, ObjectNode::putNull);
  }

  @Test
  void whatIsSaidOfAPropertyOfAnotherType() {
    everyProperty(Topic.TYPE, (object, name) -> object.put(name, 7));
  }

  /** Changes each property of each example, and compares what the client does with the notice. */
  private void everyProperty(Topic topic, BiConsumer<ObjectNode, String> change) {
    List<String> wrong = new ArrayList<>();
    for (NamedExample example : contract.examples()) {
      for (String pointer : pointers("", example.body().orElse(null))) {
        ObjectNode changed = (ObjectNode) example.body().orElseThrow().deepCopy();
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1);
        change.accept((ObjectNode) changed.at(pointer.substring(0, last)), name);
        TryOnException outcome = outcome(example.operation(), example.status(), changed.toString());
        String place =
            "%s/responses/%d/content/application~1json/schema%s"
                .formatted(
                    pointer(example.operation()),
                    example.status(),
                    pointer.replace("/", "/properties/"));
        String said = notice(topic, place, topic == Topic.PROPERTY ? null : "x").application();
        if (!said.replaceFirst("if .*|when .*", "").strip().endsWith(thrown(outcome))
            || (thrown(outcome).isEmpty() && said.contains("throws"))) {
          wrong.add(topic + " " + place + ": said to be noticed as: " + said + ", but " + outcome);
        }
      }
    }
    assertThat(wrong.stream().distinct()).isEmpty();
  }

  private static String pointer(Operation operation) {
    return Facts.place(operation).pointer();
  }

  /** Returns what is said if an exception comes of a response that cannot be read. */
  private static String thrown(@Nullable TryOnException outcome) {
    return outcome instanceof MalformedResponseException
            || outcome instanceof StartOutcomeUnknownException
        ? "throws " + outcome.getClass().getSimpleName()
        : "";
  }

  private static List<String> pointers(String start, @Nullable JsonNode object) {
    List<String> pointers = new ArrayList<>();
    if (object != null) {
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        String pointer = start + "/" + property.getKey();
        pointers.add(pointer);
        if (property.getValue().isObject()) {
          pointers.addAll(pointers(pointer, property.getValue()));
        }
      }
    }
    return pointers;
  }

  private static Notice notice(Topic topic, String pointer, @Nullable String others) {
    Fact fact = new Fact(topic, new Place("", pointer), "", "");
    return Notice.of(new Difference(fact, "x", others));
  }

  @Test
  void theClientIgnoresWhatItDoesNotKnow() {
    String more = "{\"job_id\":\"a\",\"status\":\"pending\",\"note\":\"x\"}";

    assertThat(outcome(200, more)).isNull();
    assertThat(outcome(200, more.replace("pending", "queued"))).isNull();
    assertThat(outcome(200, more.replace("\"a\"", "\"\""))).isNull();
  }

  @Test
  void theClientThrowsForAnotherResponseAndAnotherContentType() {
    assertThat(outcome(410, "{}")).isInstanceOf(UndocumentedResponseException.class);
    type = "text/plain";
    assertThat(outcome(200, "{\"job_id\":\"a\",\"status\":\"pending\"}"))
        .isInstanceOf(UndocumentedResponseException.class);
  }

  @Test
  void theClientDoesNotKnowWhatBecameOfAStart() {
    Operation start = contract.start();
    String responses = pointer(start) + "/responses/";
    String unknown = "throws StartOutcomeUnknownException";

    assertThat(outcome(start, 503, "{}")).isInstanceOf(StartOutcomeUnknownException.class);
    assertThat(outcome(start, 410, "{}")).isInstanceOf(UndocumentedResponseException.class);
    assertThat(outcome(start, 200, "{\"result_url\":\"a\"}"))
        .isInstanceOf(StartOutcomeUnknownException.class);
    type = "text/plain";
    assertThat(outcome(start, 202, "{\"job_id\":\"a\"}"))
        .isInstanceOf(StartOutcomeUnknownException.class);
    assertThat(added(responses + "503")).contains(unknown);
    assertThat(added(responses + "410")).contains("throws UndocumentedResponseException");
    assertThat(notice(Topic.LIMIT, result(responses), "x").application()).contains(unknown);
    assertThat(notice(Topic.MEDIA_TYPE, responses + "202/content/a~1b", "x").application())
        .contains(unknown);
  }

  private static String result(String responses) {
    return responses + "200/content/application~1json/schema/properties/result_url";
  }

  private static String added(String response) {
    Fact fact = new Fact(Topic.RESPONSE, new Place("", response), "", "");
    return Notice.of(new Difference(fact, null, "x")).application();
  }

  @Test
  void theClientChecksNoLimitButThatAResultUrlIsOne() {
    String completed = "{\"job_id\":\"\",\"status\":\"completed\",\"result_url\":\"%s\"}";

    assertThat(outcome(200, completed.formatted("https://a/b c"))).isNotNull();
    assertThat(outcome(200, completed.formatted("a")))
        .isInstanceOf(MalformedResponseException.class);
    String pointer =
        pointer(contract.status()) + "/responses/200/content/application~1json/schema/properties/";
    assertThat(notice(Topic.LIMIT, pointer + "result_url", "x").application()).contains(THROWS);
    assertThat(notice(Topic.LIMIT, pointer + "job_id", "x").application()).doesNotContain(THROWS);
  }

  @Test
  void thereIsANoticeOfEachDifference() {
    for (Topic topic : Topic.values()) {
      for (String others : new String[] {"x", null}) {
        for (String pointer :
            List.of(
                "",
                "/parameters/path-1",
                "/responses/200/headers/x",
                "/requestBody/content/a~1b/schema/properties/x")) {
          boolean isPossible =
              topic != Topic.OPERATION && (topic.compareTo(Topic.NEED) >= 0 || others == null);
          if (isPossible) {
            assertThat(notice(topic, pointer, others).ciOwner()).isNotBlank();
          }
        }
      }
    }
  }

  private @Nullable TryOnException outcome(int code, String text) {
    return outcome(contract.status(), code, text);
  }

  private @Nullable TryOnException outcome(Operation operation, int code, String text) {
    status = code;
    body = text;
    try {
      switch (operation.name()) {
        case "start" -> client.startJob(INPUT);
        case "cancel" -> client.cancelJob("a");
        default -> client.getJob("a");
      }
      return null;
    } catch (TryOnException e) {
      return e;
    }
  }
}
