package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.NamedExample;

/**
 * A documented behaviour.
 *
 * @param id its name in options and reports, such as {@code 200/completed}
 * @param title what it says
 */
public record Check(String id, String title) {

  /** Nobody is let in without a key. */
  public static final Check NO_KEY =
      new Check("security/no-key", "Without an API key nobody is let in.");

  /** No answer has the key. */
  public static final Check KEY_NOT_ECHOED =
      new Check("security/key-not-echoed", "The API key is in no answer.");

  /** There is an image behind the URL of a completed job. */
  public static final Check IMAGE =
      new Check("result/image", "The image of a completed job can be fetched, without a key.");

  /** Returns the check that an example is answered. */
  public static Check of(NamedExample example) {
    return new Check(example.status() + "/" + example.name(), example.summary());
  }
}
