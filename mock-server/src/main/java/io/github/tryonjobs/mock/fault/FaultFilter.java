package io.github.tryonjobs.mock.fault;

import io.github.tryonjobs.mock.contract.Answered;
import io.github.tryonjobs.mock.contract.TryOnJobsResource;
import io.github.tryonjobs.mock.job.Fault;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Spoils an answer as its scenario says. */
public final class FaultFilter implements ContainerResponseFilter, WriterInterceptor {

  private static final String BODY_FAULT = "try-on-mock.body-fault";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(TryOnJobsResource.ANSWERED) instanceof Answered answered
        && answered.fault() != null
        && request.getProperty(Wire.PROPERTY) instanceof Wire wire) {
      spoil(answered.fault(), wire, request);
    }
  }

  private static void spoil(Fault fault, Wire wire, ContainerRequestContext request) {
    switch (fault) {
      case RESET -> wire.reset();
      case STALL -> wire.stall();
      case TRUNCATED -> wire.truncate();
      case MALFORMED, EMPTY -> request.setProperty(BODY_FAULT, fault);
    }
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!(context.getProperty(BODY_FAULT) instanceof Fault fault)) {
      context.proceed();
      return;
    }
    OutputStream wireOut = context.getOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    context.setOutputStream(body);
    context.proceed();
    // Without its last brace an object is no JSON.
    int length = fault == Fault.EMPTY ? 0 : body.size() - 1;
    wireOut.write(body.toByteArray(), 0, length);
  }
}
