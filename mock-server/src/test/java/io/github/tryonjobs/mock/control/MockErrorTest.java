package io.github.tryonjobs.mock.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.control.MockError.Kind;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Word;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MockErrorTest {

  static Stream<MockError> all() {
    return Stream.of(Kind.values()).map(kind -> kind.of("what to do"));
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
}
