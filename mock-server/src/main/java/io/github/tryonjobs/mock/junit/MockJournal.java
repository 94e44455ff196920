package io.github.tryonjobs.mock.junit;

/** Not a failure, but what is to be read beside one: the requests that the mock server got. */
final class MockJournal extends Exception {

  private static final long serialVersionUID = 1L;

  MockJournal(String text) {
    super(text, null, false, false);
  }
}
