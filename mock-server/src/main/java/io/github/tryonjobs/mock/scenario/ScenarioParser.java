package io.github.tryonjobs.mock.scenario;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads scenarios. Immutable and safe for use by several threads.
 *
 * <pre>
 * scenario = step *( "," step ) [ "~" label ]
 * step     = outcome [ "*" polls | "@" duration ]
 * outcome  = word [ ":" detail ]
 * duration = digits ( "ms" | "s" | "m" | "h" )
 * </pre>
 *
 * A step without polls and duration answers one poll; the last step holds for ever. The words and
 * details are those of the contract's outcomes, where {@code 429} takes its {@code Retry-After} in
 * seconds, and of the {@linkplain Fault faults}. The label means nothing; it makes two ids of one
 * scenario.
 */
public final class ScenarioParser {

  /** The word that takes a number of seconds as its detail. */
  private static final String RATE_LIMITED = "429";

  /** Of more steps than these a job would take too much memory. */
  private static final int MOST_STEPS = 1_000;

  private static final String ENDS_OF_WORDS = ":*@,~";

  private final Vocabulary vocabulary;

  /**
   * Creates a parser of documented outcomes, each {@code word} or {@code word:detail}, and of
   * others. A word without a detail stands for the first one that has it.
   */
  public ScenarioParser(Collection<String> outcomes, Predicate<Undocumented> others) {
    this.vocabulary = new Vocabulary(outcomes, others);
  }

  public List<Word> words() {
    return vocabulary.all();
  }

  /**
   * Reads a job id that may be a scenario.
   *
   * @return the plan of the job; empty if no step of the text begins with the word of an outcome,
   *     and the first with nothing like one, so that it is some other id
   * @throws ScenarioSyntaxException if it is meant as a scenario but is not one
   */
  public Optional<Plan> parseId(String id) {
    String first = new Reading(id).word();
    return Nearest.isStatus(first) || Nearest.of(first, vocabulary.words()).isPresent()
        ? Optional.of(parse(id))
        : parseIfKnown(id);
  }

  /**
   * Reads the name of an image that may be a scenario. Many images are called by a number, result
   * or small, and nobody means a scenario by that: nearly one is only what is nearly a documented
   * word.
   *
   * @return the plan; empty if it is some other name
   * @throws ScenarioSyntaxException if it is meant as a scenario but is not one
   */
  public Optional<Plan> parseName(String name) {
    if (name.equals(Undocumented.RESULT.word())) {
      return Optional.empty();
    }
    return Nearest.of(new Reading(name).word(), vocabulary.documentedWords()).isPresent()
        ? Optional.of(parse(name))
        : parseIfKnown(name);
  }

  private Optional<Plan> parseIfKnown(String text) {
    Reading reading = new Reading(text);
    do {
      if (vocabulary.knows(reading.word())) {
        return Optional.of(parse(text));
      }
    } while (reading.skipStep());
    return Optional.empty();
  }

  /** Reads a scenario, or throws a {@link ScenarioSyntaxException}. */
  public Plan parse(String text) {
    return new Plan(text, new Reading(text).steps());
  }

  private final class Reading {

    private final String text;
    private int position;

    Reading(String text) {
      this.text = text;
    }

    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      do {
        if (steps.size() == MOST_STEPS) {
          throw wrong(position, "a scenario has at most " + MOST_STEPS + " steps");
        }
        steps.add(step());
      } while (skip(','));
      if (skip('~')) {
        if (position == text.length()) {
          throw wrong(position, "expected a label after '~'");
        }
      } else if (position < text.length()) {
        throw wrong(position, "expected ',' and another step, '~' and a label, or the end");
      }
      return List.copyOf(steps);
    }

    private Step step() {
      Step once = once();
      if (skip('*')) {
        return new Step.Polls(once.outcome(), number("a number of polls", 1));
      }
      return skip('@') ? new Step.Lasting(once.outcome(), duration()) : once;
    }

    private Step once() {
      int start = position;
      String word = word();
      if (!vocabulary.knows(word)) {
        throw wrong(start, expected(word, vocabulary.words()));
      }
      if (!skip(':')) {
        return vocabulary.once(word);
      }
      if (word.equals(RATE_LIMITED)) {
        int seconds = number("the seconds of Retry-After", 0);
        return new Step.Polls(new Outcome.Documented(word, seconds), 1);
      }
      if (word.equals(Undocumented.STATUS.word())) {
        return new Step.Polls(new Outcome.Foreign(Undocumented.STATUS, status()), 1);
      }
      List<String> details = vocabulary.details(word);
      if (details.isEmpty()) {
        throw wrong(position - 1, word + " takes no detail");
      }
      int detailStart = position;
      String detail = word();
      if (!details.contains(detail)) {
        throw wrong(detailStart, expected(detail, details));
      }
      return vocabulary.once(word + ":" + detail);
    }

    private static String expected(String word, Collection<String> words) {
      String nearest = Nearest.of(word, words).map(it -> "; the nearest is " + it).orElse("");
      return "expected one of " + String.join(", ", words) + nearest;
    }

    private String status() {
      int start = position;
      String code = word();
      if (!Nearest.isStatus(code) || code.equals("200")) {
        throw wrong(start, "expected a status code from 201 to 599");
      }
      if (vocabulary.knows(code)) {
        throw wrong(
            start, "expected a status code that is not documented; " + code + " is an outcome");
      }
      return code;
    }

    private Duration duration() {
      int start = position;
      int amount = number(DurationText.EXPECTED, 1);
      ChronoUnit unit = DurationText.unit(word());
      if (unit == null) {
        throw wrong(start, "expected " + DurationText.EXPECTED);
      }
      return Duration.of(amount, unit);
    }

    private int number(String what, int least) {
      int start = position;
      while (position < text.length()
          && text.charAt(position) >= '0'
          && text.charAt(position) <= '9') {
        position++;
      }
      try {
        int number = Integer.parseInt(text.substring(start, position));
        if (number >= least) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Not digits, or too many of them: said below.
      }
      throw wrong(start, "expected " + what + ", from " + least + " to " + Integer.MAX_VALUE);
    }

    private String word() {
      int start = position;
      while (position < text.length() && ENDS_OF_WORDS.indexOf(text.charAt(position)) < 0) {
        position++;
      }
      return text.substring(start, position);
    }

    /** Goes on behind the next comma; returns whether there is one. */
    boolean skipStep() {
      int comma = text.indexOf(',', position);
      position = comma + 1;
      return comma >= 0;
    }

    private boolean skip(char expected) {
      if (position < text.length() && text.charAt(position) == expected) {
        position++;
        return true;
      }
      return false;
    }

    private ScenarioSyntaxException wrong(int at, String problem) {
      return new ScenarioSyntaxException(text, at, problem);
    }
  }
}
