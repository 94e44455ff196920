package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.StartInput;
import io.github.tryonjobs.contract.StartInput.Form;
import io.github.tryonjobs.contract.verify.Request.Body;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends starts that cannot start anything and so cost nothing, requests to cancel that cannot
 * cancel anything, and forms where a start costs nothing.
 */
final class StartChecks extends Checks {

  private static final Check FORM =
      new Check("request/start-form", "A start may be form data, with files or URLs.");
  private static final Check REFUSED =
      new Check("request/start-refused", "A start that lacks what it needs is refused.");
  private static final Check METHODS =
      new Check("request/start-method", "A job is started and cancelled with POST only.");

  static final List<Check> ALL = List.of(FORM, REFUSED, METHODS);

  StartChecks(Checks shared) {
    super(shared);
  }

  static Request incomplete(Operation start, Optional<String> apiKey) {
    Body nothing = Body.json(JsonNodeFactory.instance.objectNode());
    return Request.start(start, apiKey, Optional.of(nothing), false);
  }

  /** Returns starts that have no images, by the error code that tells what else is wrong. */
  static Map<String, Request> refused(Operation start, Optional<String> apiKey) {
    ObjectNode wrong = JsonNodeFactory.instance.objectNode().put("garment_mode", "none");
    return Map.of(
        "invalid_request_body", body(start, apiKey, Body.text(StartInput.JSON, "{")),
        "missing_parameter", incomplete(start, apiKey),
        "invalid_parameter", body(start, apiKey, Body.json(wrong)),
        "unsupported_content_type", body(start, apiKey, Body.text("text/plain", "x")));
  }

  private static Request body(Operation start, Optional<String> apiKey, Body body) {
    return Request.start(start, apiKey, Optional.of(body), false);
  }

  Result run(Check check) throws InterruptedException {
    try {
      if (check.equals(FORM)) {
        return form(check);
      }
      return check.equals(REFUSED) ? refused(check) : methods(check);
    } catch (NoResponseException e) {
      return unanswered(check, e);
    } catch (NoStateException e) {
      return withoutState(check, e);
    }
  }

  private Result form(Check check)
      throws NoResponseException, NoStateException, InterruptedException {
    Operation start = contract.start();
    List<Finding> findings = new ArrayList<>();
    for (Form form : StartInput.forms(start)) {
      List<Candidate> images = subject.states().jobs(form.example());
      if (images.isEmpty()) {
        return Result.notProvable(
            check,
            "Forms of every kind would cost credits. Let a server's state be set with"
                + " --control-url URL.");
      }
      Body body = Images.form(start, form.fields(images.get(0).id()), Images.smallest("jpg"));
      Response response = session.ask(check.id(), body(start, key, body), "");
      findings.addAll(judges.judge(form.example(), "", response));
    }
    return Result.of(check, findings.stream().distinct().toList());
  }

  private Result refused(Check check) throws NoResponseException, InterruptedException {
    Operation start = contract.start();
    Map<String, Request> requests = new LinkedHashMap<>();
    requests.put("no body", Request.start(start, key, Optional.empty(), false));
    requests.put("not JSON", body(start, key, Body.text(StartInput.JSON, "[1")));
    requests.put("a list", body(start, key, Body.text(StartInput.JSON, "[]")));
    requests.put("no images", incomplete(start, key));
    ObjectNode person = JsonNodeFactory.instance.objectNode();
    requests.put(
        "no garment",
        body(
            start, key, Body.json(person.put("person_image_url", "https://images.example.com/p"))));
    requests.put("another content type", body(start, key, Body.text("text/plain", "x")));
    List<Finding> findings = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Map.Entry<String, Request> entry : requests.entrySet()) {
      Response response = session.ask(check.id(), entry.getValue(), "");
      String code = ResponseJudges.errorCode(response.jsonOrMissing()).asText();
      seen.add(entry.getKey() + ": " + (response.status() + " " + code).strip());
      if (response.status() != 400 || !isDocumented(start, "", response)) {
        String expected = "a documented 400";
        findings.add(Finding.instead(Judge.RULE, entry.getKey(), expected, response));
      }
    }
    return seen(check, findings, seen);
  }

  private Result methods(Check check) throws InterruptedException {
    String id = subject.unknownIds().get();
    Map<String, Request> requests = new LinkedHashMap<>();
    for (Operation operation : List.of(contract.start(), contract.cancel())) {
      for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "BREW")) {
        Request request = Request.job(operation, id, key).withMethod(method);
        requests.put(method + " " + operation.path(), request);
      }
    }
    return tried(
        check,
        id,
        requests,
        (what, response) -> {
          // There may be a list of jobs or of cancellations; but no job may come of it, or end.
          boolean isDone =
              response.jsonOrMissing().has("job_id")
                  || (what.endsWith(contract.cancel().path()) && !what.startsWith("GET "));
          return response.status() / 100 == 2 && isDone && !what.startsWith("HEAD ")
              ? List.of(
                  new Finding(Judge.RULE, what, "no success", response.toString(), "a success"))
              : List.of();
        });
  }
}
