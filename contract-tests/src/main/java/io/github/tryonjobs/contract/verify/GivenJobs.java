package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.NamedExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Jobs that somebody knows to be there. Immutable. */
public final class GivenJobs implements States {

  private final Map<String, String> ids;

  /**
   * Creates them.
   *
   * @param ids the ids by what they answer: an outcome such as {@code failed:job_expired}, the name
   *     of an example, or a status such as {@code failed} for one of several outcomes
   */
  public GivenJobs(Map<String, String> ids) {
    this.ids = Map.copyOf(ids);
  }

  @Override
  public List<Candidate> jobs(NamedExample example) {
    List<Candidate> candidates = new ArrayList<>();
    for (String name : names(example)) {
      String id = ids.get(name);
      if (id != null) {
        boolean isSure = name.equals(example.outcome()) || name.equals(example.name());
        candidates.add(new Candidate(name, id, isSure));
      }
    }
    return candidates;
  }

  /** Returns whether a name means this example, or this one among others. */
  public static boolean isNameOf(String name, NamedExample example) {
    return names(example).contains(name);
  }

  /** Only what is asked for leaves a job as it is. */
  private static List<String> names(NamedExample example) {
    String status = example.jobStatus().orElse(String.valueOf(example.status()));
    return example.operation().method().equals("GET")
        ? List.of(example.outcome(), example.name(), status)
        : List.of();
  }
}
