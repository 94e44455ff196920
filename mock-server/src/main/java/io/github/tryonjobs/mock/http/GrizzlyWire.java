package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.fault.Wire;
import io.github.tryonjobs.mock.job.Fault;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.glassfish.grizzly.http.server.Request;

/** The connection of the request that is being answered. */
final class GrizzlyWire implements Wire {

  private final Provider<Request> request;

  @Inject
  GrizzlyWire(Provider<Request> request) {
    this.request = request;
  }

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
    WireFilter.spoilNextAnswer(request.get().getRequest().getConnection(), fault);
  }
}
