package io.github.tryonjobs.mock.dashboard;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Serves the page, what belongs to it, and the contract of the control API. */
@Singleton
@Path("/__mock")
public final class DashboardResource {

  private static final int PERMANENT_REDIRECT = 308;

  /** Returns the page; its links are relative, and therefore need the slash at the end. */
  @GET
  public Response page(@Context UriInfo uri) {
    return uri.getPath().endsWith("/")
        ? ServedFile.of("index.html", "text/html; charset=utf-8")
        : Response.status(PERMANENT_REDIRECT).header(HttpHeaders.LOCATION, "__mock/").build();
  }

  @GET
  @Path("dashboard.css")
  public Response style() {
    return ServedFile.of("dashboard.css", "text/css; charset=utf-8");
  }

  @GET
  @Path("{script: (dashboard|page|tables|builder|reference)\\.js}")
  public Response script(@PathParam("script") String name) {
    return ServedFile.of(name, "text/javascript; charset=utf-8");
  }

  @GET
  @Path("openapi.yaml")
  public Response contract() {
    return ServedFile.of("/META-INF/openapi/mock-control.yaml", "application/yaml");
  }
}
