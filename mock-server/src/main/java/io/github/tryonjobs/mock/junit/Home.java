package io.github.tryonjobs.mock.junit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/**
 * A class, method or field that has a server, and the context that lasts as long as it does.
 * Servers and tests are kept in JUnit's stores, which close what they hold.
 *
 * @param owner what tells its server from those of the contexts above, which a store has, too
 */
record Home(Setup setup, Object owner, ExtensionContext context) {

  private static final Namespace NAMESPACE = Namespace.create(Home.class);

  private record Key(Object owner, Class<?> type) {}

  /** Returns the home that holds in a context: of an extension's own, or of the annotation. */
  static Optional<Home> of(TryOnMockExtension extension, ExtensionContext context) {
    if (extension.isObject) {
      return Optional.of(ofObject(extension, context));
    }
    Optional<Setup> ofMethod = context.getTestMethod().flatMap(Setup::of);
    if (ofMethod.isPresent()) {
      return ofMethod.map(it -> new Home(it, context.getRequiredTestMethod(), context));
    }
    Optional<Class<?>> type = context.getTestClass().filter(it -> !isOfMethod(context));
    Optional<Home> ofClass = type.flatMap(Setup::of).map(it -> new Home(it, type.get(), context));
    return ofClass.or(() -> context.getParent().flatMap(it -> of(extension, it)));
  }

  private static boolean isOfMethod(ExtensionContext context) {
    return context.getTestMethod().isPresent();
  }

  private static Home ofObject(TryOnMockExtension extension, ExtensionContext context) {
    Key key = new Key(extension, Home.class);
    Home known = store(context).get(key, Home.class);
    if (known == null) {
      known = new Home(extension.setup, extension, context);
      store(context).put(key, known);
    }
    return known;
  }

  /** Returns its server, which runs and is published from now on. */
  RunningMock mock() {
    Store store = setup.isOfRun() ? storeOfRun(context) : store(context);
    Key key = new Key(setup.isOfRun() ? setup.port() : owner, RunningMock.class);
    RunningMock mock = store.get(key, RunningMock.class);
    if (mock == null) {
      mock =
          setup.isOfRun()
              ? store.getOrComputeIfAbsent(key, it -> new RunningMock(setup), RunningMock.class)
              : new RunningMock(setup);
      store.put(key, mock);
    }
    mock.publish(setup);
    return mock;
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /** An application that is kept for several runs of a JVM meets the same server in all of them. */
  private static Store storeOfRun(ExtensionContext context) {
    try {
      return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE);
    } catch (LinkageError e) {
      // Before JUnit 5.13, a store lasts for one run at most.
      return store(context.getRoot());
    }
  }

  /** Returns the test of a context, which is there from now on; empty if there is no test yet. */
  static Optional<MockedTest> test(TryOnMockExtension extension, ExtensionContext context) {
    Optional<MockedTest> known = knownTest(extension, context);
    if (known.isPresent() || !isOfMethod(context)) {
      return known;
    }
    Optional<MockedTest> test = of(extension, context).map(it -> it.mock().begin(it.setup()));
    test.ifPresent(it -> store(context).put(new Key(extension, MockedTest.class), it));
    return test;
  }

  static Optional<MockedTest> knownTest(TryOnMockExtension extension, ExtensionContext context) {
    Key key = new Key(extension, MockedTest.class);
    return Optional.ofNullable(store(context).get(key, MockedTest.class));
  }

  /** Returns what fails it at its end: what was not understood and counts against no test. */
  Optional<AssertionFailedError> failure() {
    RunningMock known = store(context).get(new Key(owner, RunningMock.class), RunningMock.class);
    return known == null || !setup.attributes().strict()
        ? Optional.empty()
        : MockedTest.failure(known, known.newMockErrors(request -> true));
  }

  /**
   * Returns whether of several extensions this one answers for the parameters: the annotation of a
   * method does, or the first object of a class, or the annotation of a class.
   */
  static boolean answers(TryOnMockExtension extension, ExtensionContext context) {
    if (context.getTestMethod().flatMap(Setup::of).isPresent()) {
      return !extension.isObject;
    }
    Class<?> type = context.getTestClass().orElse(null);
    for (; type != null; type = type.getEnclosingClass()) {
      List<TryOnMockExtension> objects =
          AnnotationSupport.findAnnotatedFieldValues(
              type, RegisterExtension.class, TryOnMockExtension.class);
      if (!objects.isEmpty()) {
        return objects.get(0) == extension;
      }
      if (!extension.isObject && Setup.of(type).isPresent()) {
        return true;
      }
    }
    return true;
  }
}
