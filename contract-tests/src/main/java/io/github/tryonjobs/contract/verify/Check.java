package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.NamedExample;

/**
 * A behaviour that is judged.
 *
 * @param id its name in options, baselines and reports, such as {@code get/200/completed}
 * @param title what it says
 */
public record Check(String id, String title) {

  /** The server lets the caller in who is sent to judge it. */
  public static final Check KEY_ACCEPTED =
      new Check("security/key-accepted", "The API key is accepted.");

  /** Nobody is let in without a key. */
  public static final Check NO_KEY =
      new Check("security/no-key", "Without an API key nobody is let in.");

  /** No response has a key that was sent. */
  public static final Check KEY_NOT_ECHOED =
      new Check("security/key-not-echoed", "A key that was sent is in no response.");

  static final Check IMAGE =
      new Check("result/image", "The image of a completed job can be fetched, without a key.");

  static final Check ENDS =
      new Check("life/ends", "A started job is found under its id, and ends.");

  static final Check CANCELLED =
      new Check("life/cancelled", "A cancelled job is failed, with job_cancelled.");

  static final Check CANCELLED_AGAIN =
      new Check("life/cancelled-again", "A cancelled job cannot be cancelled again.");

  /** Returns the check that a documented response comes. */
  public static Check of(NamedExample example) {
    return new Check(example.check(), example.summary());
  }
}
