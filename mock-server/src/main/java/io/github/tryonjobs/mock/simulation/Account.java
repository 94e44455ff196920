package io.github.tryonjobs.mock.simulation;

import io.github.tryonjobs.mock.clock.MockClock;
import io.github.tryonjobs.mock.journal.Fingerprint;

/**
 * What holds for one API key: its clock, which follows the server's until it is turned, and its
 * settings, which go before the server's. Safe for use by several threads.
 */
public final class Account {

  private final String apiKey;
  private final String fingerprint;
  private final MockClock clock;
  private volatile Settings settings = Settings.NONE;

  Account(String apiKey, MockClock serverClock) {
    this.apiKey = apiKey;
    this.fingerprint = Fingerprint.of(apiKey);
    this.clock = new MockClock(serverClock);
  }

  /** Returns the key. */
  public String apiKey() {
    return apiKey;
  }

  /** Returns what stands for the key where it must not be read. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Returns the clock by which its jobs and limits go. */
  public MockClock clock() {
    return clock;
  }

  /** Returns what is set for this key and not taken from the server. */
  public Settings settings() {
    return settings;
  }

  /** Sets what the change sets, and leaves the rest. */
  public synchronized void change(Settings change) {
    settings = change.orElse(settings);
  }

  synchronized void reset() {
    settings = Settings.NONE;
    clock.reset();
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return "Account[" + clock + "]";
  }
}
