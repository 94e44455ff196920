package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.NamedExample;

/**
 * A documented behaviour.
 *
 * @param id its name in options and reports, such as {@code 200/completed}
 * @param title what it says
 */
public record Check(String id, String title) {

  static final Check NO_KEY = new Check("security/no-key", "Without an API key nobody is let in.");
  static final Check KEY_NOT_ECHOED =
      new Check("security/key-not-echoed", "The API key is in no answer.");
  static final Check IMAGE =
      new Check("result/image", "The image of a completed job can be fetched, without a key.");

  static Check of(NamedExample example) {
    return new Check(example.status() + "/" + example.name(), example.summary());
  }
}
