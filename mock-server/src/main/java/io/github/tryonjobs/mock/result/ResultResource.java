package io.github.tryonjobs.mock.result;

import io.github.tryonjobs.mock.simulation.Simulation;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/**
 * Serves the images, without an API key, as the vendor's asset host does. How that host refuses a
 * link that has expired is not documented; this does it as the makers of signed links do.
 */
@Path(ResultLinks.PATH)
public final class ResultResource {

  private final Simulation simulation;

  /** Creates one for one request; the container does this. */
  @Inject
  public ResultResource(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Returns the image of a job, or 403 if the link has expired or was tampered with. */
  @GET
  @Path("{jobId}.jpg")
  public Response image(
      @PathParam("jobId") String jobId,
      @QueryParam(ResultLinks.ACCOUNT) @DefaultValue("") String account,
      @QueryParam(ResultLinks.EXPIRES) @DefaultValue("0") String expires) {
    Instant now = simulation.clockOfFingerprint(account).instant();
    return isGood(expires, now)
        ? Response.ok(ResultImage.of(jobId), "image/jpeg").build()
        : Response.status(Response.Status.FORBIDDEN)
            .type("text/plain")
            .entity("The link has expired.\n")
            .build();
  }

  private static boolean isGood(String expires, Instant now) {
    try {
      return now.getEpochSecond() < Long.parseLong(expires);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
