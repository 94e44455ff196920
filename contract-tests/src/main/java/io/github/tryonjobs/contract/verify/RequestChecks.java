package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sends unusual requests that are legal, whose response must be the usual one, and wrong ones.
 * Where neither the contract nor HTTP says what is right, the response is told and not judged. What
 * might change a job is sent with an id that no job has.
 */
final class RequestChecks extends Checks {

  private static final int LONG_ID = 8000;
  private static final String AS_USUAL = ", as for the same request in its usual form";

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

  /** Makes one of the checks, with a job that exists if one is known. */
  Result run(Check check, Optional<String> job) throws InterruptedException {
    String unknown = subject.unknownIds().get();
    String id = job.orElse(unknown);
    List<Request> legal = legal(check, request(id));
    try {
      return legal.isEmpty()
          ? wrong(check, unknown, variants(check, unknown, request(id)))
          : usual(check, id, legal);
    } catch (NoResponseException e) {
      return Result.notProvable(check, "No response: " + e.getMessage());
    }
  }

  private Request request(String id) {
    return Request.job(contract.status(), id, key);
  }

  /** Returns what means the same as a request. */
  private List<Request> legal(Check check, Request request) {
    String header = contract.apiKeyHeader();
    Request bare = request.without("Accept");
    Map<Check, List<Request>> all =
        Map.of(
            HEADER_CASE,
            List.of(
                request.without(header).with(header.toLowerCase(Locale.ROOT), subject.apiKey())),
            ACCEPT,
            List.of(bare, bare.with("Accept", "*/*")),
            OTHER_HEADERS,
            List.of(
                request
                    .with("Accept-Language", "tr, *;q=0.1")
                    .with("Cookie", "a=b")
                    .with("X-Unknown", "x".repeat(1000))
                    .with("X-Unknown", "twice")));
    return all.getOrDefault(check, List.of());
  }

  /** The responses must be the same as without what is unusual. */
  private Result usual(Check check, String id, List<Request> requests)
      throws NoResponseException, InterruptedException {
    Response usual = session.ask(check.id(), request(id), id);
    if (!jobs.isFromInside(usual)) {
      return Result.notProvable(check, "The usual request was answered with " + usual + ".");
    }
    List<Finding> findings = new ArrayList<>();
    for (Request request : requests) {
      Response response = session.ask(check.id(), request, id);
      boolean isOther = response.status() != usual.status();
      if (isOther
          || (isDocumented(contract.status(), id, usual)
              && !isDocumented(contract.status(), id, response))) {
        findings.add(
            new Finding(
                Judge.RULE,
                isOther ? "status code" : "response",
                (isOther ? usual.status() : "a documented one") + AS_USUAL,
                response.toString(),
                isOther ? response.status() + " instead of " + usual.status() : "not documented"));
      }
    }
    return Result.of(check, findings);
  }

  /** Returns the wrong requests, by what is wrong with them. */
  private Map<String, Request> variants(Check check, String unknown, Request usual) {
    Request request = request(unknown);
    String path = request.path();
    String parent = path.substring(0, path.lastIndexOf('/'));
    Map<String, String> paths = new LinkedHashMap<>();
    if (check.equals(PATH)) {
      paths.put("a slash after the id", path + "/");
      paths.put("a segment after the id", path + "/status");
      paths.put("no id", parent);
      paths.put("another version", path.replaceFirst("/v\\d+/", "/v0/"));
      paths.put("capital letters", parent.toUpperCase(Locale.ROOT) + "/" + unknown);
      paths.put("/id", "/" + unknown);
    } else if (check.equals(ID)) {
      paths.put("unknown", parent + "/unknown-" + unknown);
    } else if (check.equals(LONG)) {
      paths.put("8,000 characters", parent + "/" + "x".repeat(LONG_ID));
    } else if (check.equals(ENCODING)) {
      paths.put("id%2F..", path + "%2F..");
      List.of("%FF", "%C3%28", "%00", "%zz", "%", "%C3%BC%20%F0%9F%91%97")
          .forEach(id -> paths.put(id, parent + "/" + id));
    } else if (check.equals(EMPTY)) {
      paths.put("empty", parent + "/");
    }
    Map<String, Request> requests = new LinkedHashMap<>();
    paths.forEach((what, changed) -> requests.put(what, request.withPath(changed)));
    if (check.equals(QUERY)) {
      requests.put("?x=1", usual.withPath(usual.path() + "?x=1"));
    } else if (check.equals(METHOD)) {
      List.of("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")
          .forEach(method -> requests.put(method, request.withMethod(method)));
    }
    return requests;
  }

  private Result wrong(Check check, String unknown, Map<String, Request> requests)
      throws InterruptedException {
    List<Response> responses = new ArrayList<>();
    Result result =
        tried(
            check,
            unknown,
            requests,
            (what, response) -> {
              responses.add(response);
              return judge(check, what, response);
            });
    boolean isNotFound =
        responses.size() == requests.size()
            && responses.stream().allMatch(it -> it.status() == 404 && isDocumented(it));
    boolean isRight = isNotFound && List.of(ID, LONG).contains(check);
    return isRight ? Result.of(check, result.findings()) : result;
  }

  private boolean isDocumented(Response response) {
    return isDocumented(contract.status(), "", response);
  }

  private List<Finding> judge(Check check, String what, Response response) {
    List<Finding> findings = new ArrayList<>();
    if (!check.equals(QUERY) && isJob(response)) {
      findings.add(new Finding(Judge.RULE, what, "no job", response.toString(), "a job"));
    }
    String allow = response.header("Allow").orElse("no such header");
    boolean isAllowed =
        check.equals(METHOD)
            ? List.of(allow.split("\\s*,\\s*")).contains("GET")
            : response.header("Allow").isPresent();
    if (response.status() == 405 && !isAllowed) {
      String expected =
          check.equals(METHOD) ? "GET among others, as HTTP says" : "is required by HTTP";
      findings.add(
          new Finding(Judge.HEADER, "header Allow of the 405 to " + what, expected, allow));
    }
    boolean isRight = List.of(400, 404).contains(response.status()) && isDocumented(response);
    if (check.equals(ID) && !isRight) {
      findings.addAll(judges.judge(Verifier.first(contract.status(), 404), "", response));
    }
    return findings;
  }

  static boolean isJob(Response response) {
    JsonNode body = response.jsonOrMissing();
    return response.status() / 100 == 2 && body.has("job_id") && body.has("status");
  }
}
