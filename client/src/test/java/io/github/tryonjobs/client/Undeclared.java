package io.github.tryonjobs.client;

/** Exceptions that no method declares: languages other than Java need not. */
final class Undeclared {

  private Undeclared() {}

  /** Throws an exception of any kind; E is never what it is. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "DoNotCallSuggester"})
  static <E extends Throwable, R> R raise(Throwable failure) throws E {
    throw (E) failure;
  }
}
