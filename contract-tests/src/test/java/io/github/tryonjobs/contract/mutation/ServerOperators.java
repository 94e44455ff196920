package io.github.tryonjobs.contract.mutation;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.mutation.MutatingProxy.Mutation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Makes the mutants of one documented answer. */
final class ServerOperators {

  private final Contract contract;
  private final NamedExample example;
  private final List<ServerMutant> mutants = new ArrayList<>();

  private ServerOperators(Contract contract, NamedExample example) {
    this.contract = contract;
    this.example = example;
  }

  static List<ServerMutant> mutants(Contract contract, NamedExample example) {
    ServerOperators operators = new ServerOperators(contract, example);
    operators.statusCodes();
    operators.headers();
    operators.secrets();
    if (example.body().isPresent()) {
      operators.bodies();
      operators.contentTypes();
    } else {
      operators.bodiesWhereThereIsNone();
    }
    if (example.status() == 401) {
      operators.doors();
    } else {
      operators.paths();
    }
    if (example.name().equals("completed")) {
      operators.images();
    }
    return operators.mutants;
  }

  /** Changes an answer so that it still means the same. */
  static List<ServerMutant> harmless(Contract contract, NamedExample example) {
    ServerOperators operators = new ServerOperators(contract, example);
    operators.harmless();
    return operators.mutants;
  }

  private void harmless() {
    String operator = "mean the same";
    answer(operator, "X-Request-Id", answer -> answer.with("X-Request-Id", "1"));
    if (example.body().isPresent()) {
      answer(operator, "white space", answer -> answer.withBody(" " + answer.text() + "\n"));
      for (String type : List.of("application/json; charset=utf-8", "Application/JSON")) {
        answer(operator, type, answer -> answer.with("Content-Type", type));
      }
    }
    if (example.status() == 429) {
      String date = "Tue, 24 Nov 2026 12:00:00 GMT";
      answer(operator, "a date", answer -> answer.with("Retry-After", date));
      answer(operator, "no hint", answer -> answer.without("Retry-After"));
    }
  }

  private void statusCodes() {
    for (int code : contract.statusCodes()) {
      if (code != example.status()) {
        answer("change the status code", "to " + code, answer -> answer.withStatus(code));
      }
    }
    for (int code : List.of(201, 302, 403, 503)) {
      answer(
          "change the status code",
          "to " + code + ", which is not documented",
          answer -> answer.withStatus(code).with("Location", "/elsewhere"));
    }
  }

  private void bodies() {
    for (BodyMutations.Changed changed : BodyMutations.of(contract, example)) {
      answer(
          changed.operator(),
          changed.what(),
          answer -> answer.withBody(changed.change().apply(answer.text())));
    }
    answer("break the wire", "a body that ends early", answer -> answer.withLength(9999));
    answer(
        "break the encoding",
        "UTF-16",
        answer -> answer.withBody(answer.text().getBytes(StandardCharsets.UTF_16)));
  }

  private void contentTypes() {
    answer("change the content type", "none", answer -> answer.without("Content-Type"));
    for (String type :
        List.of(
            "text/html",
            "text/plain; charset=utf-8",
            "application/problem+json",
            "application/json; charset=iso-8859-1",
            "json")) {
      answer("change the content type", "to " + type, answer -> answer.with("Content-Type", type));
    }
  }

  private void bodiesWhereThereIsNone() {
    for (String body : List.of("{\"error\":\"Internal service error\"}", "<html></html>", " ")) {
      answer("add a body where none is documented", body, answer -> answer.withBody(body));
    }
  }

  private void headers() {
    answer(
        "add a header",
        "Content-Encoding: gzip",
        answer -> answer.with("Content-Encoding", "gzip"));
    answer(
        "add a header",
        "X-Try-On-Mock-Error",
        answer -> answer.with("X-Try-On-Mock-Error", "unknown-path"));
    TreeSet<String> documented = new TreeSet<>();
    contract
        .statusCodes()
        .forEach(
            code ->
                contract
                    .response(code)
                    .path("headers")
                    .fieldNames()
                    .forEachRemaining(documented::add));
    for (String name : documented) {
      if (contract.response(example.status()).path("headers").has(name)) {
        if (contract.response(example.status()).at("/headers/" + name + "/required").asBoolean()) {
          answer("drop a header", name, answer -> answer.without(name));
        }
        for (String value : List.of("soon", "-1", "1.5", "")) {
          answer("break a header", name + ": " + value, answer -> answer.with(name, value));
        }
      } else {
        answer("add a header", name, answer -> answer.with(name, "1"));
      }
    }
  }

  private void secrets() {
    answer(
        "echo the API key",
        "in a header",
        answer -> answer.with("X-Debug", "key=" + ServerMutants.API_KEY));
    if (example.body().isPresent()) {
      answer(
          "echo the API key",
          "in the body",
          answer -> answer.withBody(answer.text() + ServerMutants.API_KEY));
    }
  }

  private void paths() {
    if (example.status() == 404) {
      return; // It is unknown anyway.
    }
    request(
        "answer for another job",
        "that is unknown",
        request -> request.withPath(contract.path().replace("{jobId}", "unknown-id")));
    request("answer at another path", "/v1/try-on", request -> request.withPath("/v1/try-on"));
  }

  private void doors() {
    String job = contract.path().replace("{jobId}", "running");
    request(
        "let everybody in",
        "whatever the key",
        request -> request.withPath(job).with(contract.apiKeyHeader(), ServerMutants.API_KEY));
  }

  private void images() {
    image("a 404", answer -> answer.withStatus(404));
    image("a page", answer -> answer.with("Content-Type", "text/html").withBody("<html></html>"));
    image("a page that says it is an image", answer -> answer.withBody("<html></html>"));
    image("an image that says it is a page", answer -> answer.with("Content-Type", "text/html"));
    image("nothing", answer -> answer.withBody(""));
  }

  private void image(String what, UnaryOperator<WireAnswer> change) {
    add(
        "break the image",
        what,
        new Mutation() {
          @Override
          public WireAnswer answer(WireRequest request, WireAnswer answer) {
            return request.path().contains("/results/") ? change.apply(answer) : answer;
          }
        });
  }

  private void answer(String operator, String what, UnaryOperator<WireAnswer> change) {
    add(
        operator,
        what,
        new Mutation() {
          @Override
          public WireAnswer answer(WireRequest request, WireAnswer answer) {
            return isMeant(request) ? change.apply(answer) : answer;
          }
        });
  }

  private void request(String operator, String what, UnaryOperator<WireRequest> change) {
    add(
        operator,
        what,
        new Mutation() {
          @Override
          public WireRequest request(WireRequest request) {
            return isMeant(request) ? change.apply(request) : request;
          }
        });
  }

  /** What is turned away has no job of its own. */
  private boolean isMeant(WireRequest request) {
    String jobs = contract.path().replace("{jobId}", "");
    return request.path().startsWith(jobs)
        && (example.status() == 401 || request.path().contains("mutant"));
  }

  private void add(String operator, String what, Mutation mutation) {
    mutants.add(new ServerMutant(operator, operator + ": " + what, example, mutation));
  }
}
