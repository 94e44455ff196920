package io.github.tryonjobs.mock.dashboard;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Serves the contract that the mock server answers by. */
@Singleton
@Path("/openapi.{format: yaml|json}")
public final class ContractResource {

  /** Returns the contract as it was written, or as one JSON document. */
  @GET
  public Response contract(@PathParam("format") String format) {
    return ServedFile.of("/META-INF/openapi/try-on-jobs." + format, "application/" + format);
  }
}
