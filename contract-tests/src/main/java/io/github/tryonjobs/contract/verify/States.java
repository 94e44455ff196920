package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.NamedExample;
import java.util.List;

/** Where jobs and images come from that are answered as wanted. */
public interface States {

  /**
   * Returns what may be answered as an example; empty if nothing is known.
   *
   * @throws NoStateException if the server's state cannot be set
   * @throws InterruptedException if the thread is told to stop
   */
  List<Candidate> jobs(NamedExample example) throws NoStateException, InterruptedException;

  /**
   * A job, or an image, that may be answered as an example.
   *
   * @param name what it was given as
   * @param id the id to ask for; for a start, the URL of the garment's image
   * @param isSure whether it is known to answer so, and not only in a similar way
   */
  record Candidate(String name, String id, boolean isSure) {}
}
