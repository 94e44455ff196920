package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.failures;
import static io.github.tryonjobs.mock.junit.Samples.get;
import static io.github.tryonjobs.mock.junit.Samples.journals;
import static io.github.tryonjobs.mock.junit.Samples.onlyFailure;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** An application that has one key for all its tests, and reads it and the address once. */
class BoundKeyTest {

  private static final String URL = "try-on.mock.bound.url";
  private static final String KEY = "try-on.mock.bound.key";

  /** As an application is that Spring keeps for several classes. */
  private static final class Application {
    static final String BASE_URL = System.getProperty(URL, "none");
    static final String API_KEY = System.getProperty(KEY, "none");

    static String poll(String jobId) {
      return get(URI.create(BASE_URL), API_KEY, jobId).body();
    }
  }

  @TryOnMockTest(publish = URL, publishApiKey = KEY)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class FirstClass {
    private final String ofConstructor = Application.BASE_URL;

    @RepeatedTest(2)
    void seesItsOwnJobs(TryOnMockServer mock) {
      assertThat(ofConstructor).isEqualTo(mock.baseUri().toString());
      assertThat(Application.poll("pending,completed")).contains("pending");
      mock.job("pending,completed").wasPolled(1);
    }
  }

  @TryOnMockTest(publish = URL, publishApiKey = KEY)
  static class SecondClass {
    @Test
    void meetsTheSameServerAndKey(TryOnMockServer mock, @MockApiKey String apiKey) {
      assertThat(Application.BASE_URL).isEqualTo(mock.baseUri().toString());
      assertThat(Application.API_KEY).isEqualTo(apiKey);
      assertThat(Application.poll("pending,completed")).contains("pending");
      mock.job("pending,completed").wasPolled(1);
    }

    @Test
    void fails() {
      Application.poll("running");
      throw new IllegalStateException("of the test");
    }

    @Test
    void hasATypo() {
      Application.poll("pending*x");
    }
  }

  @Test
  void isBoundToEachTestInEachClass() {
    EngineExecutionResults results = run(FirstClass.class, SecondClass.class);

    results.testEvents().assertStatistics(tests -> tests.succeeded(3).failed(2));
    assertThat(failures(results))
        .extracting(Throwable::getMessage)
        .anySatisfy(message -> assertThat(message).contains("pending*x", "expected a number"))
        .anySatisfy(message -> assertThat(message).isEqualTo("of the test"));
    assertThat(journals(results)).anySatisfy(it -> assertThat(it).contains("job/running -> 200"));
    assertThat(System.getProperty(URL)).isNull();
    assertThat(System.getProperty(KEY)).isNull();
  }

  @TryOnMockTest(apiKey = "sk_fixed")
  static class FixedKey {
    @RepeatedTest(2)
    void isThatOfTheTest(TryOnMockServer mock, @MockApiKey String apiKey) {
      assertThat(apiKey).isEqualTo("sk_fixed");
      assertThat(get(mock.baseUri(), "sk_fixed", "pending,completed").body()).contains("pending");
      mock.job("pending,completed").wasPolled(1).wasAnswered("pending");
    }
  }

  @Test
  void aFixedKeyIsThatOfEachTest() {
    assertAllGreen(run(FixedKey.class), 2);
  }

  @TryOnMockTest(apiKey = "sk_fixed")
  @Execution(ExecutionMode.CONCURRENT)
  @ExtendWith(AtOnce.Watcher.class)
  static class AtOnce {
    static final CountDownLatch ONE_WAS_REFUSED = new CountDownLatch(1);

    static class Watcher implements TestWatcher {
      @Override
      public void testFailed(ExtensionContext context, Throwable cause) {
        ONE_WAS_REFUSED.countDown();
      }
    }

    @RepeatedTest(2)
    void waitsForTheOther() throws InterruptedException {
      assertThat(ONE_WAS_REFUSED.await(120, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void twoTestsWithOneKeyAtOnceAreRefused() {
    EngineExecutionResults results = Samples.runParallel(2, AtOnce.class);

    assertThat(onlyFailure(results))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContainingAll("same API key", "@ResourceLock");
  }

  @TryOnMockTest(apiKey = "sk_fixed")
  static class NeverPrepared {
    NeverPrepared(@MockApiKey String apiKey) {
      throw new IllegalStateException("of the constructor");
    }

    @RepeatedTest(2)
    void isNeverRun() {}
  }

  @Test
  void aTestThatCannotBePreparedLeavesTheKeyToOthers() {
    assertThat(failures(run(NeverPrepared.class)))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).hasMessage("of the constructor"));
  }

  @TryOnMockTest(apiKey = "sk_fixed")
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OfClass {
    private final TryOnMockServer ofConstructor;

    OfClass(TryOnMockServer mock) {
      ofConstructor = mock;
    }

    @BeforeAll
    void hasTheKey(@MockApiKey String apiKey) {
      assertThat(apiKey).isEqualTo("sk_fixed");
    }

    @Test
    void hasTheAccount(@MockApiKey String apiKey) {
      get(ofConstructor.baseUri(), "sk_other", "running");
      get(ofConstructor.baseUri(), apiKey, "running");
      ofConstructor.job("running").wasPolled(1);
    }
  }

  @Test
  void isGivenWhereThereIsNoTestYet() {
    assertAllGreen(run(OfClass.class), 1);
  }

  @TryOnMockTest(publish = URL + ".twice", publishApiKey = KEY + ".twice")
  static class Publishes {
    @Test
    void one() {}
  }

  @TryOnMockTest(publish = URL + ".twice", publishApiKey = KEY + ".twice", apiKey = "sk_hidden")
  static class PublishesAnotherKey {
    @Test
    void isNeverRun() {}
  }

  static class PublishesAnotherServer {
    @RegisterExtension
    static final TryOnMockExtension MOCK =
        TryOnMockExtension.create().port(Samples.freePort()).publish(URL + ".twice", "");

    @Test
    void isNeverRun() {}
  }

  @ParameterizedTest
  @ValueSource(classes = {PublishesAnotherKey.class, PublishesAnotherServer.class})
  void aPropertyWithTwoValuesIsRefused(Class<?> second) {
    EngineExecutionResults results = run(Publishes.class, second);

    assertThat(results.testEvents().succeeded().count()).isOne();
    assertThat(onlyFailure(results))
        .rootCause()
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContainingAll(".twice\" is published with two values", "port", "apiKey")
        .hasMessageNotContaining("sk_hidden");
    assertThat(System.getProperty(URL + ".twice")).isNull();
  }

  @TryOnMockTest(apiKey = "secret")
  static class WrongKey {
    @Test
    void isNeverRun() {}
  }

  @Test
  void aKeyThatTheServiceHasNeverIsRefusedWithoutShowingIt() {
    assertThat(onlyFailure(run(WrongKey.class)))
        .rootCause()
        .hasMessageContaining("begins with sk")
        .hasMessageNotContaining("secret");
  }
}
