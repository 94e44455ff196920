package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.assertPolled;
import static io.github.tryonjobs.mock.junit.Samples.failures;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Others that resolve parameters beside the extension. */
class CompetitionTest {

  @AutoClose private static final TryOnMockServer ARGUMENT = TryOnMockServer.start();

  @TryOnMockTest
  static class Parameterized {
    static Stream<TryOnMockServer> one() {
      return Stream.of(ARGUMENT);
    }

    static Stream<Arguments> two() {
      return Stream.of(Arguments.of("pending", ARGUMENT));
    }

    @ParameterizedTest
    @MethodSource("one")
    void anArgumentIsAnArgument(TryOnMockServer argument, TryOnMockServer mock) {
      assertThat(argument).isSameAs(ARGUMENT);
      assertThat(mock).isNotSameAs(ARGUMENT);
    }

    @ParameterizedTest
    @MethodSource("two")
    void anArgumentIsAnArgumentAtAnyPlace(
        String jobId, TryOnMockServer argument, TryOnMockServer injected) {
      assertThat(argument).isSameAs(ARGUMENT);
      assertThat(injected).isNotSameAs(ARGUMENT);
    }
  }

  @Test
  void argumentsOfParameterizedTestsAreLeftToThem() {
    assertAllGreen(run(Parameterized.class), 2);
  }

  @TryOnMockTest
  static class WrongOrder {
    @ParameterizedTest
    @ValueSource(strings = "pending")
    void theArgumentIsLast(@MockBaseUri URI baseUri, String jobId) {}
  }

  @Test
  void aParameterWhereAnArgumentGoesIsToldTheRightPlace() {
    assertThat(failures(run(WrongOrder.class)))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("after the arguments of the parameterized"));
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Autowired {}

  /** Claims what Spring does: what is annotated, and every parameter of such a constructor. */
  static class SpringLike implements ParameterResolver {
    static final TryOnMockServer BEAN = TryOnMockServer.start();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.isAnnotated(Autowired.class)
          || parameter.getDeclaringExecutable().isAnnotationPresent(Autowired.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return BEAN;
    }
  }

  @TryOnMockTest
  @ExtendWith(SpringLike.class)
  static class Application {
    private final TryOnMockServer ofConstructor;

    @Autowired
    Application(TryOnMockServer bean) {
      ofConstructor = bean;
    }

    @Test
    void hasBeansAndServers(@Autowired TryOnMockServer bean, TryOnMockServer mock) {
      assertThat(bean).isSameAs(ofConstructor).isSameAs(SpringLike.BEAN);
      assertThat(mock.baseUri()).isNotEqualTo(bean.baseUri());
    }
  }

  @Test
  void whatAnApplicationInjectsIsLeftToIt() {
    assertAllGreen(run(Application.class), 1);
    SpringLike.BEAN.close();
  }

  static class Several {
    @RegisterExtension static final TryOnMockExtension FIRST = TryOnMockExtension.create();
    @RegisterExtension static final TryOnMockExtension OTHER = TryOnMockExtension.create();
    @RegisterExtension final TryOnMockExtension last = TryOnMockExtension.create();

    @Test
    void theFirstObjectAnswers(@MockApiKey String apiKey) {
      assertThat(apiKey)
          .isEqualTo(FIRST.account().apiKey())
          .isNotEqualTo(OTHER.account().apiKey())
          .isNotEqualTo(last.account().apiKey());
    }

    @TryOnMockTest(unknownJobs = "running")
    @Test
    void anAnnotationSaysTheRest(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      assertPolled(baseUri, apiKey, "some-id", "running");
    }
  }

  @TryOnMockTest(apiKey = "sk_of_class")
  static class Annotated extends Several {
    @Override
    @Test
    void theFirstObjectAnswers(@MockApiKey String apiKey) {
      assertThat(apiKey).isEqualTo("sk_of_class");
    }
  }

  @Test
  void ofSeveralExtensionsOneAnswers() {
    assertAllGreen(run(Several.class, Annotated.class), 4);
  }
}
