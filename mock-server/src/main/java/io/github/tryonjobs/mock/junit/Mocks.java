package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.opentest4j.AssertionFailedError;

/** Keeps servers and tests in JUnit's stores, which close what they hold. */
final class Mocks {

  private static final Namespace NAMESPACE = Namespace.create(Mocks.class);

  /**
   * Stores are asked for what those above them hold, too; so a key says whose it is.
   *
   * @param owner a class, a method, or the name of a property of the shared server
   */
  private record Key(Object owner, Class<?> type) {}

  private Mocks() {}

  /** Returns the test of a context, which is there from now on; empty if there is no test yet. */
  static Optional<MockedTest> test(ExtensionContext context) {
    Optional<MockedTest> known = knownTest(context);
    if (known.isPresent() || context.getTestMethod().isEmpty()) {
      return known;
    }
    Optional<MockedTest> test =
        ofMethod(context)
            .or(() -> ofClass(context).map(owner -> owner.newTest(Audience.ONE_CLASS)));
    test.ifPresent(it -> store(context).put(MockedTest.class, it));
    return test;
  }

  static Optional<MockedTest> knownTest(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(MockedTest.class, MockedTest.class));
  }

  private static Optional<MockedTest> ofMethod(ExtensionContext context) {
    return context
        .getTestMethod()
        .flatMap(Setup::of)
        .map(setup -> new Owner(setup, context).newTest(Audience.ONE_TEST));
  }

  /** Returns the class that a context is of, or is in, and that has a server. */
  static Optional<Owner> ofClass(ExtensionContext context) {
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent();
        at = at.get().getParent()) {
      ExtensionContext owner = at.get();
      if (owner.getTestMethod().isEmpty()) {
        Optional<Setup> setup = owner.getTestClass().flatMap(Setup::of);
        if (setup.isPresent()) {
          return setup.map(it -> new Owner(it, owner));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns what fails a class at its end: what was not understood and counts against no test. */
  static Optional<AssertionFailedError> failureOfClass(ExtensionContext context) {
    return Setup.of(context.getRequiredTestClass())
        .flatMap(setup -> new Owner(setup, context).failure());
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /** A class or method with an annotation, and the context that lasts as long as it does. */
  record Owner(Setup setup, ExtensionContext context) {

    /** Returns its server, which runs and is published from now on. */
    RunningMock mock() {
      return isShared() ? sharedMock() : ownMock();
    }

    private boolean isShared() {
      return setup.attributes().shared();
    }

    private RunningMock sharedMock() {
      Store ofRun = store(context.getRoot());
      RunningMock mock =
          ofRun.getOrComputeIfAbsent(
              RunningMock.class,
              key -> new RunningMock(TryOnMockServer.start()),
              RunningMock.class);
      String property = setup.attributes().publish();
      if (!property.isEmpty()) {
        ofRun.getOrComputeIfAbsent(
            new Key(property, PublishedProperty.class), key -> publish(mock));
      }
      return mock;
    }

    private RunningMock ownMock() {
      @Nullable RunningMock known = knownMock();
      if (known != null) {
        return known;
      }
      RunningMock mock = new RunningMock(setup.startServer());
      store(context).put(mockKey(), mock);
      if (!setup.attributes().publish().isEmpty()) {
        store(context).put(new Key(setup.element(), PublishedProperty.class), publish(mock));
      }
      return mock;
    }

    private PublishedProperty publish(RunningMock mock) {
      return new PublishedProperty(
          setup.attributes().publish(), mock.server().baseUri().toString());
    }

    private @Nullable RunningMock knownMock() {
      return store(context).get(mockKey(), RunningMock.class);
    }

    private Key mockKey() {
      return new Key(setup.element(), RunningMock.class);
    }

    private MockedTest newTest(Audience own) {
      return new MockedTest(setup, mock(), isShared() ? Audience.WHOLE_RUN : own);
    }

    private Optional<AssertionFailedError> failure() {
      @Nullable RunningMock known = isShared() || !setup.attributes().strict() ? null : knownMock();
      return known == null
          ? Optional.empty()
          : Requests.failure(known, known.newMistakes(request -> true));
    }
  }
}
