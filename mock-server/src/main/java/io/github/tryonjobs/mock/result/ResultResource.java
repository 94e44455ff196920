package io.github.tryonjobs.mock.result;

import io.github.tryonjobs.mock.scenario.Fault;
import io.github.tryonjobs.mock.state.MockClock;
import io.github.tryonjobs.mock.state.MockRequest;
import io.github.tryonjobs.mock.state.State;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;

/**
 * Serves the results, without an API key, as the vendor's asset host does. How that host refuses a
 * link that has expired is not documented; this does it as the makers of signed links do.
 */
@Singleton
@Path(ResultLinks.PATH)
public final class ResultResource {

  /** Longer than a client waits that has set itself a limit. */
  private static final Duration SLOW = Duration.ofSeconds(10);

  /** Returns the result of a job, or 403 if the link has expired or was tampered with. */
  @GET
  @Path("{jobId}.jpg")
  public Response result(
      @PathParam("jobId") String jobId,
      @QueryParam(ResultLinks.ACCOUNT) @DefaultValue("") String account,
      @QueryParam(ResultLinks.EXPIRES) @DefaultValue("") String expires,
      @QueryParam(ResultLinks.FAULT) @DefaultValue("") String fault,
      @Context UriInfo uri,
      @Context MockRequest request) {
    State state = request.state();
    MockClock clock = request.follow(account);
    String query = uri.getRequestUri().getRawQuery();
    if (!ResultLinks.isSigned(query, state.secret(), jobId, account, expires, fault)) {
      return forbidden("The link is not signed by this server, or was changed.\n");
    }
    // What is signed is a number.
    if (clock.instant().getEpochSecond() >= Long.parseLong(expires)) {
      return forbidden("The link has expired.\n");
    }
    request.spoil(
        fault.equals("slow") ? SLOW : Duration.ZERO, fault.equals("cut") ? Fault.TRUNCATED : null);
    return switch (fault) {
      case "html" ->
          Response.ok("<html><body>Please sign in.</body></html>\n", "text/html").build();
      case "not-modified" -> Response.notModified().build();
      default ->
          Response.ok(ResultImage.of(request.redaction().ofWhole(jobId)), "image/jpeg").build();
    };
  }

  private static Response forbidden(String reason) {
    return Response.status(Response.Status.FORBIDDEN).type("text/plain").entity(reason).build();
  }
}
