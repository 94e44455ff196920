package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.fault.Wire;
import io.github.tryonjobs.mock.job.Fault;
import org.glassfish.grizzly.http.server.Request;

/** The connection of a request. */
record GrizzlyWire(Request request) implements Wire {

  @Override
  public void reset() {
    spoil(Fault.RESET);
  }

  @Override
  public void stall() {
    spoil(Fault.STALL);
  }

  @Override
  public void truncate() {
    spoil(Fault.TRUNCATED);
  }

  private void spoil(Fault fault) {
    WireFilter.spoilNextAnswer(request.getRequest().getConnection(), fault);
  }
}
