package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Servers that go wrong between the start of a job and its end. */
public final class DriftedLives {

  private final Map<String, FakeServer> servers = new LinkedHashMap<>();

  private DriftedLives() {}

  /** Returns the servers by what is wrong, which begins with the check that says so. */
  public static Map<String, FakeServer> all() {
    DriftedLives lives = new DriftedLives();
    lives.polls();
    lives.cancellations();
    return lives.servers;
  }

  private void polls() {
    for (String instead :
        List.of(
            "get/200/running",
            "get/404/not_found",
            "get/400/invalid_parameter",
            "get/500/internal_service_error")) {
      polled("life/ends: always " + instead, instead);
    }
    drift(
        "life/ends: a status that is not documented",
        Runs.CONTRACT.status(),
        (request, usual) -> edited(usual, "\"pending\"", "\"queued\""));
    drift(
        "life/ends: the job of somebody else",
        Runs.CONTRACT.status(),
        (request, usual) -> edited(usual, "started-", "finished-"));
    drift(
        "life/ends: no result",
        Runs.CONTRACT.status(),
        (request, usual) -> edited(usual, "\"result_url\"", "\"url\""));
  }

  private void cancellations() {
    for (String instead :
        List.of(
            "get/200/running",
            "get/200/completed",
            "get/200/failed_unexpected_error",
            "get/404/not_found")) {
      polled("life/cancelled: afterwards " + instead, instead);
    }
    for (String instead :
        List.of(
            "cancel/200/cancelled", "cancel/404/not_found", "cancel/500/internal_service_error")) {
      drift(
          "life/cancelled-again: " + instead,
          Runs.CONTRACT.cancel(),
          (request, usual) -> usual.status() == 409 ? Runs.shown(instead) : usual);
    }
    drift(
        "cancel/200/cancelled: a job that runs is said to be finished",
        Runs.CONTRACT.cancel(),
        (request, usual) -> usual.status() == 200 ? Runs.shown("cancel/409/job_finished") : usual);
    drift(
        "cancel/409/job_finished: what is finished is cancelled",
        Runs.CONTRACT.cancel(),
        (request, usual) -> usual.status() == 409 ? Runs.shown("cancel/200/cancelled") : usual);
  }

  private void polled(String name, String instead) {
    drift(
        name,
        Runs.CONTRACT.status(),
        (request, usual) ->
            request.path().contains("started-") ? Runs.shown(instead, request) : usual);
  }

  private void drift(String name, Operation operation, FakeServer.Drift drift) {
    servers.put(
        name,
        FakeServer.drifted(
            (request, usual) ->
                request.operation().equals(operation) && usual.status() != 401
                    ? drift.of(request, usual)
                    : usual));
  }

  private static Response edited(Response response, String from, String to) {
    return FakeServer.withBody(response, response.text().replace(from, to));
  }
}
