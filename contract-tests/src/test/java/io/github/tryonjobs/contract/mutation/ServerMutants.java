package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.DriftedLives;
import io.github.tryonjobs.contract.verify.FakeServer;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Judge;
import io.github.tryonjobs.contract.verify.NoResponseException;
import io.github.tryonjobs.contract.verify.Request;
import io.github.tryonjobs.contract.verify.Response;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Runs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The responses of a server that is right, each changed in every way, and which judges notice. */
final class ServerMutants {

  private static final String TABLE = "/response-operators.txt";
  private static final Contract CONTRACT = Runs.CONTRACT;

  /** Bodies, or what is done to one. */
  private static final List<String> RAW =
      List.of(
          "-|1 x|{}{}|<html></html>|null|[]|\"error\"|{\"job_id\"|half|after|twice|UTF-16"
              .split("\\|", -1));

  private final Map<Mutant, FakeServer> servers = new LinkedHashMap<>();

  ServerMutants() {
    CONTRACT.examples().forEach(this::responses);
    door("without a key", key -> key.isEmpty());
    door("with a key that begins otherwise", key -> !key.isEmpty() && !key.startsWith("sk_"));
    door("with any key", key -> !key.isEmpty());
    DriftedLives.all().forEach((id, server) -> put("break the life of a job", id, server));
    byte[] jpeg = FakeServer.image("jpg");
    image("404", 404, "image/jpeg", jpeg);
    image("redirect", 302, "image/jpeg", jpeg);
    image("page", 200, "text/html", "<html></html>".getBytes(StandardCharsets.UTF_8));
    image(
        "page that says it is an image",
        200,
        "image/jpeg",
        "<html>".getBytes(StandardCharsets.UTF_8));
    image("image that says it is a page", 200, "text/html", jpeg);
    image("nothing", 200, "image/jpeg", new byte[0]);
    image("half", 200, "image/jpeg", Arrays.copyOf(jpeg, jpeg.length / 2));
    image("without its end", 200, "image/jpeg", Arrays.copyOf(jpeg, jpeg.length - 6));
    image("PNG", 200, "image/png", FakeServer.image("png"));
  }

  List<Mutant> all() {
    return List.copyOf(servers.keySet());
  }

  /** Returns the labels of the judges that notice. */
  Set<String> judges(Mutant mutant) {
    try {
      Set<String> judges = new TreeSet<>();
      List<Result> results =
          Runs.verifier(servers.get(mutant), Runs.ALL, wait -> {})
              .run(check -> isAbout(mutant, check), told -> {});
      for (Result result : results) {
        result.findings().stream().map(Finding::judge).map(Judge::label).forEach(judges::add);
      }
      return judges;
    } catch (NoResponseException e) {
      return Set.of(Judge.STATUS.label());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The other checks get the responses that they would get without the mutant. */
  private static boolean isAbout(Mutant mutant, Check check) {
    return mutant.id().startsWith(check.id() + ":")
        || check.equals(Check.KEY_NOT_ECHOED)
        || (mutant.id().contains("/401/") && check.equals(Check.NO_KEY))
        || (mutant.id().startsWith("door") && check.id().matches(".*/401/.*|security/no-key"));
  }

  private void responses(NamedExample example) {
    String check = Check.of(example).id();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("status", example.status());
    ObjectNode headers = document.putObject("headers");
    example
        .operation()
        .mediaType(example.status())
        .ifPresent(it -> headers.put("Content-Type", it));
    example.body().ifPresent(body -> document.set("body", body));
    List<Mutant> mutants = new ArrayList<>(Mutant.of(document, TABLE));
    for (String code : CONTRACT.enumeration("Job", "status")) {
      mutants.addAll(swapped(document, "/body", "status", code));
    }
    example
        .operation()
        .bodySchema(example.status())
        .map(schema -> schema.equals("Job") ? "JobError" : schema)
        .ifPresent(
            schema ->
                CONTRACT
                    .enumeration(schema, "error_code")
                    .forEach(
                        code -> {
                          mutants.addAll(swapped(document, "/body", "error_code", code));
                          mutants.addAll(swapped(document, "/body/error", "error_code", code));
                        }));
    for (NamedExample other : example.operation().examples()) {
      if (other.status() == example.status() && other.body().isPresent()) {
        for (String name : List.of("result_url", "error")) {
          JsonNode value = other.body().get().path(name);
          if (!value.isMissingNode() && !document.at("/body").has(name)) {
            ObjectNode changed = document.deepCopy();
            ((ObjectNode) changed.path("body")).set(name, value);
            mutants.add(new Mutant("add a documented field", other.name() + " " + name, changed));
          }
        }
      }
    }
    mutants.stream()
        .filter(it -> !isHarmless(example, it.document()))
        .forEach(it -> add(it.operator(), check + ": " + it.id(), example, it.document(), ""));
    for (String text : example.body().isPresent() ? RAW : List.of(" ", "{}", "<html></html>")) {
      add("break the body", check + ": body " + text, example, document, text);
    }
  }

  private static List<Mutant> swapped(JsonNode document, String at, String name, String value) {
    ObjectNode changed = document.deepCopy();
    if (!(changed.at(at) instanceof ObjectNode object) || !object.path(name).isTextual()) {
      return List.of();
    }
    object.set(name, TextNode.valueOf(value));
    return changed.equals(document)
        ? List.of()
        : List.of(new Mutant("swap a value", at + "/" + name + " to " + value, changed));
  }

  /** What the contract allows: its own headers, and any id for a job that is new. */
  private static boolean isHarmless(NamedExample example, JsonNode document) {
    if (example.check().equals("start/202/started")
        && document.at("/body/job_id").asText().equals("another")) {
      return true;
    }
    boolean isRetryAfter = example.status() == 429 && document.at("/headers").has("Retry-After");
    return isRetryAfter && document.at("/headers/Retry-After").asText().matches("\\d+");
  }

  private void add(
      String operator, String id, NamedExample example, JsonNode document, String raw) {
    FakeServer server =
        FakeServer.drifted(
            (request, usual) ->
                isMeant(example, request, usual) ? response(document, raw, request.path()) : usual);
    servers.putIfAbsent(new Mutant(operator, id, document), server);
  }

  private static boolean isMeant(NamedExample example, Request request, Response usual) {
    if (!request.operation().equals(example.operation()) || usual.status() != example.status()) {
      return false;
    }
    String image =
        request.body().map(it -> it.fields().path("garment_image_url").asText()).orElse("");
    return example.status() == 401
        || image.endsWith("/" + example.name())
        || request.path().matches(".*/" + example.name() + "(/cancel)?");
  }

  private static Response response(JsonNode document, String raw, String path) {
    Map<String, List<String>> headers = new TreeMap<>();
    document
        .path("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), List.of(it.getValue().asText())));
    String shown = document.has("body") ? document.path("body").toString() : "";
    String id = path.substring(path.lastIndexOf('/') + 1);
    String body = shown.replace("6ba7b810-9dad-11d1-80b4-00c04fd430c8", id);
    return new Response(document.path("status").asInt(), "", headers, bytes(body, raw));
  }

  private static byte[] bytes(String body, String raw) {
    String changed =
        switch (raw) {
          case "" -> body;
          case "-" -> "";
          case "half" -> body.substring(0, body.length() / 2);
          case "after" -> body + "x";
          case "twice" -> body.replaceFirst("\"(\\w+)\":", "\"$1\":null,\"$1\":");
          case "UTF-16" -> body;
          default -> raw;
        };
    return changed.getBytes(
        raw.equals("UTF-16") ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  /** Lets some callers in, but only where the job exists, or could be started. */
  private void door(String who, Predicate<String> isLetIn) {
    for (NamedExample example : CONTRACT.status().examples(200)) {
      String job = "/" + example.name();
      door(example, who, isLetIn, request -> request.path().endsWith(job));
    }
    NamedExample finished = CONTRACT.cancel().examples(409).get(0);
    door(finished, who, isLetIn, request -> request.path().endsWith("/completed/cancel"));
    NamedExample started = CONTRACT.start().examples(202).get(0);
    door(
        started,
        who,
        isLetIn,
        request -> request.body().filter(it -> it.fields().has("garment_image_url")).isPresent());
  }

  private void door(
      NamedExample example, String who, Predicate<String> isLetIn, Predicate<Request> isMeant) {
    FakeServer server =
        FakeServer.drifted(
            (request, usual) ->
                request.operation().equals(example.operation())
                        && usual.status() == 401
                        && isMeant.test(request)
                        && isLetIn.test(request.header("X-API-KEY").orElse(""))
                    ? shown(example)
                    : usual);
    put("let in who must not", "door to " + example + ": " + who, server);
  }

  private static Response shown(NamedExample example) {
    byte[] body = example.body().orElseThrow().toString().getBytes(StandardCharsets.UTF_8);
    return new Response(
        example.status(), "", Map.of("Content-Type", List.of("application/json")), body);
  }

  private void image(String what, int status, String type, byte[] bytes) {
    Response response = new Response(status, "", Map.of("Content-Type", List.of(type)), bytes);
    FakeServer server = new FakeServer().image(usual -> response);
    put("break the result", "result/image: " + what, server);
  }

  private void put(String operator, String id, FakeServer server) {
    servers.put(new Mutant(operator, id, TextNode.valueOf(id)), server);
  }
}
