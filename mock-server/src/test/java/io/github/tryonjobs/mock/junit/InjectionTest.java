package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.assertPolled;
import static io.github.tryonjobs.mock.junit.Samples.onlyFailure;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test is given, and where. */
class InjectionTest {

  @TryOnMockTest
  static class EachParameter {
    @Test
    void isInjected(
        TryOnMockServer mock,
        @MockBaseUri URI baseUri,
        @MockBaseUri String text,
        @MockApiKey String apiKey) {
      assertThat(baseUri).isEqualTo(mock.baseUri()).hasToString(text);
      assertPolled(baseUri, apiKey, "running", "running");
      assertThat(apiKey).startsWith("sk_");
      assertThat(mock.requests()).hasSize(1);
      assertThat(mock.acrossKeys().account(apiKey).requests()).isEqualTo(mock.requests());
    }
  }

  @Test
  void aTestIsGivenServerAddressAndKey() {
    assertAllGreen(run(EachParameter.class), 1);
  }

  @TryOnMockTest
  static class OneTestOneKey {
    private final String ofConstructor;
    private String ofBefore = "";

    OneTestOneKey(@MockApiKey String apiKey) {
      ofConstructor = apiKey;
    }

    @BeforeEach
    void prepare(@MockApiKey String apiKey) {
      ofBefore = apiKey;
    }

    @RepeatedTest(2)
    void keyIsTheSame(@MockApiKey String apiKey, TryOnMockServer mock) {
      assertThat(apiKey).isEqualTo(ofConstructor).isEqualTo(ofBefore);
      assertThat(mock.requests()).isEmpty();
      mock.unknownJobs("running");
    }
  }

  @Test
  void constructorPreparationAndTestHaveTheSameKey() {
    assertAllGreen(run(OneTestOneKey.class), 2);
  }

  @TryOnMockTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    private final TryOnMockServer ofConstructor;

    OneInstance(TryOnMockServer mock) {
      ofConstructor = mock;
    }

    @BeforeAll
    void prepare(TryOnMockServer mock) {
      assertThat(mock).isSameAs(ofConstructor).isSameAs(mock.acrossKeys());
    }

    @Test
    void serverIsTheSame(TryOnMockServer mock) {
      assertThat(mock.baseUri()).isEqualTo(ofConstructor.baseUri());
    }
  }

  @Test
  void theConstructorOfTheOneInstanceIsGivenTheServerOfTheRun() {
    assertAllGreen(run(OneInstance.class), 1);
  }

  @TryOnMockTest
  static class EachKind {
    @ParameterizedTest
    @ValueSource(strings = {"pending", "running"})
    void parameterized(String jobId, @MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      assertPolled(baseUri, apiKey, jobId, jobId);
    }

    @TestFactory
    Stream<DynamicTest> dynamic(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      return Stream.of("pending", "running")
          .map(id -> DynamicTest.dynamicTest(id, () -> assertPolled(baseUri, apiKey, id, id)));
    }

    @Nested
    class Inner {
      @Test
      void nested(TryOnMockServer mock, @MockApiKey String apiKey) {
        assertPolled(mock.baseUri(), apiKey, "running", "running");
      }
    }
  }

  @Test
  void parameterizedDynamicAndNestedTestsAreGivenThemToo() {
    assertAllGreen(run(EachKind.class), 5);
  }

  @TryOnMockTest
  @ParameterizedClass
  @ValueSource(strings = {"pending", "running"})
  static class ForEachArgument {
    private final String jobId;

    ForEachArgument(String jobId) {
      this.jobId = jobId;
    }

    @Test
    void polls(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      assertPolled(baseUri, apiKey, jobId, jobId);
    }
  }

  @Test
  void parameterizedClassesAreGivenThemToo() {
    assertAllGreen(run(ForEachArgument.class), 2);
  }

  @TryOnMockTest(unknownJobs = "running")
  @Retention(RetentionPolicy.RUNTIME)
  @interface AlwaysRunning {}

  @AlwaysRunning
  static class Composed {
    @Test
    void polls(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      assertPolled(baseUri, apiKey, "some-id", "running");
    }
  }

  @TryOnMockTest(unknownJobs = "pending")
  abstract static class Base {}

  static class Derived extends Base {
    @Test
    void polls(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      assertPolled(baseUri, apiKey, "some-id", "pending");
    }
  }

  @Test
  void theAnnotationCanBeComposedAndInherited() {
    assertAllGreen(run(Composed.class, Derived.class), 2);
  }

  @TryOnMockTest
  static class WrongType {
    @Test
    void isWrong(@MockBaseUri Integer port) {}
  }

  @TryOnMockTest
  static class WrongKey {
    @Test
    void isWrong(@MockApiKey URI key) {}
  }

  @Test
  void aParameterOfTheWrongTypeIsToldTheRightOne() {
    assertThat(onlyFailure(run(WrongType.class)))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContainingAll("[java.net.URI]", "[java.lang.Integer] is required");
    assertThat(onlyFailure(run(WrongKey.class)))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContainingAll("[java.lang.String]", "[java.net.URI] is required");
  }

  @TryOnMockTest
  static class TooEarly {
    @BeforeAll
    static void prepare(@MockApiKey String apiKey) {}

    @Test
    void isNeverRun() {}
  }

  @Test
  void aKeyWhereThereIsNoTestYetIsToldTheRightPlace() {
    assertThat(onlyFailure(run(TooEarly.class)))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContaining("there is no test yet")
        .hasMessageContaining("@BeforeEach");
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class ServersOfMethodsOnly {
    @BeforeEach
    void prepare(@MockBaseUri URI baseUri) {
      assertThat(baseUri).isNotNull();
    }

    @TryOnMockTest
    @Test
    void hasOne(TryOnMockServer mock) {
      assertThat(mock).isNotNull();
    }
  }

  @Test
  void theAnnotationOnAMethodGivesThemToItsPreparation() {
    assertAllGreen(run(ServersOfMethodsOnly.class), 1);
  }
}
