package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.state.Credits;
import io.github.tryonjobs.mock.state.Latency;
import io.github.tryonjobs.mock.state.RateLimit;
import io.github.tryonjobs.mock.state.Settings;

/**
 * How a mock server behaves beside the jobs themselves: of a server that is to start, of one that
 * runs, for all API keys, or of one account. Each method takes a text and throws an {@link
 * IllegalArgumentException} that says what is wrong with it, and where. No argument is null.
 *
 * @param <T> what each method returns: this
 */
public abstract sealed class MockBehaviour<T> permits MockView, TryOnMockServerBuilder {

  MockBehaviour() {}

  abstract T change(Settings change);

  /**
   * Sets how often each API key may ask, such as {@code 5/s} or {@code 100/1m}. Default: {@code
   * off}.
   */
  public T rateLimit(String limit) {
    return change(Settings.NONE.withRateLimit(RateLimit.parse(limit)));
  }

  /**
   * Sets how long a response takes, in real time: {@code 50ms}, {@code 20ms..200ms}, or {@code
   * lognormal:80ms:0.5} for a median and a sigma. Default: {@code off}.
   */
  public T latency(String latency) {
    return change(Settings.NONE.withLatency(Latency.parse(latency)));
  }

  /**
   * Sets how many jobs each API key may start, from now on, before it gets 403: a number or {@code
   * unlimited}, which is the default.
   */
  public T credits(String credits) {
    return change(Settings.NONE.withCredits(Credits.parse(credits)));
  }

  /**
   * Sets the scenario of every id that is neither a scenario nor that of a created job. Default:
   * {@code 404}.
   */
  public T unknownJobs(String scenario) {
    return change(Settings.NONE.withUnknownJobs(languages().jobs().parse(scenario)));
  }

  /**
   * Sets the scenario of each job that is started, unless the name of an image is one. Default:
   * {@code pending,running,completed}.
   */
  public T startedJobs(String scenario) {
    return change(Settings.NONE.withStartedJobs(languages().jobs().parse(scenario)));
  }

  /**
   * Sets what the starts of each API key are answered with, from the next one on, as a scenario of
   * the outcomes of starts, such as {@code 429:5,500*2,started}. Where it says {@code started},
   * which is the default, a start is carried out and answered as it asks for: at once with a job
   * id, or with the result when its job has ended. A fault comes after the job was started.
   */
  public T startOutcomes(String scenario) {
    return change(Settings.NONE.withStartOutcomes(languages().starts().parse(scenario)));
  }

  /**
   * Sets what the cancels of each API key are answered with, as a scenario of the outcomes of
   * cancels, such as {@code 500,cancelled}. Default: {@code cancelled}, which lets them pass.
   */
  public T cancelOutcomes(String scenario) {
    return change(Settings.NONE.withCancelOutcomes(languages().cancels().parse(scenario)));
  }

  private static Languages languages() {
    return Catalogue.ofContract().languages();
  }
}
