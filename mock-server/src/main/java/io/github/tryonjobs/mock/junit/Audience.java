package io.github.tryonjobs.mock.junit;

/** Whom a server serves. */
enum Audience {
  ONE_TEST,
  ONE_CLASS,
  WHOLE_RUN
}
