package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.NamedExample;
import java.util.List;

/** Where jobs come from that answer as wanted. */
public interface States {

  /**
   * Returns the jobs that may answer as an example; empty if none is known.
   *
   * @throws NoStateException if the server's state cannot be set
   * @throws InterruptedException if the thread is told to stop
   */
  List<Candidate> jobs(NamedExample example) throws NoStateException, InterruptedException;

  /**
   * A job that may answer as an example.
   *
   * @param name what it was given as
   * @param id the id to ask for
   * @param isSure whether it is known to answer so, and not only in a similar way
   */
  record Candidate(String name, String id, boolean isSure) {}
}
