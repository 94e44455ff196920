package io.github.tryonjobs.mock.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Word;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MockErrorTest {

  /** 413 and 431 are given to it. */
  private static final int TOO_LARGE = 413;

  static Stream<MockError> all() {
    return Arrays.stream(MockError.class.getDeclaredMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType() == MockError.class)
        .map(MockErrorTest::call);
  }

  private static MockError call(Method factory) {
    try {
      return (MockError)
          (factory.getParameterCount() == 1
              ? factory.invoke(null, "what to do")
              : factory.invoke(null, TOO_LARGE, "what to do"));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a factory cannot be called", e);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasAStatusThatTheContractNeverUses(MockError error) {
    assertThat(error.status()).isBetween(400, 599).isNotIn(statusCodesOfTheContract());
  }

  private static Set<Integer> statusCodesOfTheContract() {
    Languages languages = Catalogue.ofContract().languages();
    Set<Integer> codes =
        Stream.of(languages.jobs(), languages.starts(), languages.cancels())
            .flatMap(parser -> parser.words().stream())
            .filter(word -> word.kind().equals("documented"))
            .map(Word::word)
            .filter(word -> Character.isDigit(word.charAt(0)))
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    assertThat(codes).contains(400, 401, 403, 404, 409, 429, 500);
    return codes;
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhatToDo(MockError error) {
    assertThat(error.body()).contains("\"detail\":\"what to do\"", "\"status\":" + error.status());
  }

  @Test
  void eachKindHasItsName() {
    assertThat(all().map(MockError::kind)).doesNotHaveDuplicates();
  }
}
