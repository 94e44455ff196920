package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.scenario.ScenarioSyntaxException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers a job id that is meant as a scenario but is not one. */
final class ScenarioSyntaxMapper implements ExceptionMapper<ScenarioSyntaxException> {

  @Override
  public Response toResponse(ScenarioSyntaxException exception) {
    return MockError.invalidScenario(String.valueOf(exception.getMessage())).toResponse();
  }
}
