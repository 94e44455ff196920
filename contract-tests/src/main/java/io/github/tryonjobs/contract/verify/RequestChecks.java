package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.NamedExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sends unusual requests that are legal, whose response must be the usual one, and wrong ones.
 * Where neither the contract nor HTTP says what is right, the response is told and not judged. What
 * might change a job is sent with an id that no job has.
 */
final class RequestChecks extends Checks {

  private static final int LONG_ID = 8000;

  private static final Check HEADER_CASE =
      new Check("request/header-case", "The case of a header's name does not matter.");
  private static final Check ACCEPT =
      new Check("request/accept", "Accept may be missing, or allow everything.");
  private static final Check OTHER_HEADERS =
      new Check("request/other-headers", "Headers that are not documented are ignored.");
  private static final Check QUERY = new Check("request/query", "A query is not documented.");
  private static final Check METHOD =
      new Check("request/method", "Methods other than GET are not documented.");
  private static final Check PATH = new Check("request/path", "Other paths are not documented.");
  private static final Check ID =
      new Check("request/id-opaque", "An id is any string; one that no job has is not found.");
  private static final Check LONG = new Check("request/id-long", "An id of 8,000 characters.");
  private static final Check ENCODING =
      new Check("request/id-encoding", "Ids with special characters, and ids badly encoded.");
  private static final Check EMPTY = new Check("request/id-empty", "An id is not empty.");

  static final List<Check> ALL =
      List.of(HEADER_CASE, ACCEPT, OTHER_HEADERS, QUERY, METHOD, PATH, ID, LONG, ENCODING, EMPTY);

  RequestChecks(Checks shared) {
    super(shared);
  }

  /**
   * Makes one of the checks.
   *
   * @param job the id of a job that exists, if one is known
   */
  Result run(Check check, Optional<String> job) throws InterruptedException {
    String unknown = subject.unknownIds().get();
    Request request = request(job.orElse(unknown));
    String header = contract.apiKeyHeader();
    try {
      if (check.equals(HEADER_CASE)) {
        UnaryOperator<Request> lower = named(header, header.toLowerCase(Locale.ROOT));
        return usual(check, job.orElse(unknown), List.of(lower.apply(request)));
      }
      if (check.equals(ACCEPT)) {
        Request bare = request.without("Accept");
        return usual(check, job.orElse(unknown), List.of(bare, bare.with("Accept", "*/*")));
      }
      if (check.equals(OTHER_HEADERS)) {
        return usual(check, job.orElse(unknown), List.of(withMore(request)));
      }
      return wrong(check, unknown, variants(check, unknown, request));
    } catch (NoResponseException e) {
      return Result.observed(check, "No response: " + e.getMessage());
    }
  }

  private Request request(String id) {
    return Request.job(contract.status(), id, key);
  }

  private static UnaryOperator<Request> named(String header, String name) {
    return request -> request.without(header).with(name, request.header(header).orElse(""));
  }

  private static Request withMore(Request request) {
    return request
        .with("Accept-Language", "tr, *;q=0.1")
        .with("Cookie", "a=b")
        .with("X-Unknown", "x".repeat(1000))
        .with("X-Unknown", "twice");
  }

  /** The responses must be the same as without what is unusual. */
  private Result usual(Check check, String id, List<Request> requests)
      throws NoResponseException, InterruptedException {
    Response usual = session.ask(check.id(), request(id), id);
    List<Finding> findings = new ArrayList<>();
    for (Request request : requests) {
      Response response = session.ask(check.id(), request, id);
      if (response.status() != usual.status()) {
        findings.add(
            new Finding(
                Judge.RULE,
                "status code",
                usual.status() + ", as for the same request in its usual form",
                response.toString(),
                response.status() + " instead of " + usual.status()));
      } else if (isDocumented(contract.status(), id, usual)
          && !isDocumented(contract.status(), id, response)) {
        findings.add(
            new Finding(
                Judge.RULE,
                "response",
                "a documented one, as for the same request in its usual form",
                response.toString(),
                "not documented"));
      }
    }
    return Result.of(check, findings);
  }

  /** Returns the wrong requests, by what is wrong with them. */
  private Map<String, Request> variants(Check check, String unknown, Request usual) {
    Map<String, Request> requests = new LinkedHashMap<>();
    Request request = request(unknown);
    if (check.equals(QUERY)) {
      requests.put("?x=1", usual.withPath(usual.path() + "?x=1"));
    } else if (check.equals(METHOD)) {
      for (String method :
          List.of("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")) {
        requests.put(method, request.withMethod(method));
      }
    } else if (check.equals(PATH)) {
      String path = request.path();
      String parent = path.substring(0, path.lastIndexOf('/'));
      requests.put("a slash after the id", request.withPath(path + "/"));
      requests.put("a segment after the id", request.withPath(path + "/status"));
      requests.put("no id", request.withPath(parent));
      requests.put("another version", request.withPath(path.replaceFirst("/v\\d+/", "/v0/")));
      requests.put(
          "capital letters", request.withPath(parent.toUpperCase(Locale.ROOT) + "/" + unknown));
      requests.put("/id", request.withPath("/" + unknown));
    } else if (check.equals(ID)) {
      requests.put("unknown", request("unknown-" + unknown));
    } else if (check.equals(LONG)) {
      requests.put("8,000 characters", request("x".repeat(LONG_ID)));
    } else if (check.equals(ENCODING)) {
      for (String id :
          List.of(unknown + "%2F..", "%FF", "%C3%28", "%00", "%zz", "%", "%C3%BC%20%F0%9F%91%97")) {
        requests.put(
            id.replace(unknown, "id"), request.withPath(Request.path(contract.status(), id)));
      }
    } else if (check.equals(EMPTY)) {
      requests.put("empty", request.withPath(Request.path(contract.status(), "")));
    }
    return requests;
  }

  private Result wrong(Check check, String unknown, Map<String, Request> requests)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    boolean isNotFound = true;
    for (Map.Entry<String, Request> entry : requests.entrySet()) {
      try {
        Response response = session.ask(check.id(), entry.getValue(), unknown);
        seen.add(entry.getKey() + ": " + response.status());
        judge(check, entry.getKey(), response, findings);
        isNotFound &= isDocumented(contract.status(), "", response) && response.status() == 404;
      } catch (NoResponseException e) {
        seen.add(entry.getKey() + ": " + e.getMessage());
        isNotFound = false;
      }
    }
    boolean isRight = isNotFound && List.of(ID, LONG).contains(check);
    return isRight ? Result.of(check, findings) : seen(check, findings, seen);
  }

  private void judge(Check check, String what, Response response, List<Finding> findings) {
    if (!check.equals(QUERY) && isJob(response)) {
      findings.add(new Finding(Judge.RULE, what, "no job", response.toString(), "a job"));
    }
    String allow = response.header("Allow").orElse("no such header");
    List<String> methods = List.of(allow.split("\\s*,\\s*"));
    boolean isAllowed =
        check.equals(METHOD) ? methods.contains("GET") : response.header("Allow").isPresent();
    if (response.status() == 405 && !isAllowed) {
      findings.add(
          new Finding(
              Judge.HEADER,
              "header Allow of the 405 to " + what,
              check.equals(METHOD) ? "GET among others, as HTTP says" : "is required by HTTP",
              allow));
    }
    boolean isRight =
        List.of(400, 404).contains(response.status())
            && isDocumented(contract.status(), "", response);
    if (check.equals(ID) && !isRight) {
      NamedExample notFound = Verifier.first(contract.status(), 404);
      findings.addAll(judges.judge(notFound, "", response));
    }
  }

  static boolean isJob(Response response) {
    JsonNode body = response.jsonOrMissing();
    return response.status() / 100 == 2 && body.has("job_id") && body.has("status");
  }
}
