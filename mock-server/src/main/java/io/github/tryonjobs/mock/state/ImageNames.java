package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.ScenarioSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the names of the images of a start ask for. A name is the scenario of the job that is
 * started, or, with {@code start-} before it, that of what starts with this image are answered
 * with. Any other name asks for nothing.
 *
 * @param job the plan of the job; null if no name asks for one
 * @param outcomes what the start is answered with; null if no name says so
 */
record ImageNames(@Nullable Plan job, @Nullable Plan outcomes) {

  private static final String ANSWERS = "start-";

  /** Reads names; of two that ask for the same the first one holds. */
  static ImageNames read(List<String> names, Languages languages) {
    Plan job = null;
    Plan outcomes = null;
    for (String name : names) {
      if (name.regionMatches(true, 0, ANSWERS, 0, ANSWERS.length())) {
        Plan plan = outcomes(name, languages);
        outcomes = outcomes == null ? plan : outcomes;
      } else {
        Plan plan = languages.jobs().parseName(name).orElse(null);
        job = job == null ? plan : job;
      }
    }
    return new ImageNames(job, outcomes);
  }

  /** Refuses outcomes of jobs, which nobody means otherwise, and a prefix in another spelling. */
  private static @Nullable Plan outcomes(String name, Languages languages) {
    String scenario = name.substring(ANSWERS.length());
    boolean isMeant =
        languages.starts().parseName(scenario).isPresent()
            || languages.jobs().parseName(scenario).isPresent();
    if (isMeant && !name.startsWith(ANSWERS)) {
      throw new ScenarioSyntaxException(name, 0, "expected " + ANSWERS);
    }
    return isMeant ? languages.starts().parse(scenario) : null;
  }
}
