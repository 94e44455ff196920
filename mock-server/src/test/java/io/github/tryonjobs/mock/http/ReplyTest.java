package io.github.tryonjobs.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.control.MockError.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aMockErrorSaysWhatToDo(Kind kind) {
    Reply reply = Reply.of(kind.of("what to do"));

    assertThat(reply.body())
        .asString()
        .contains("\"detail\":\"what to do\"", "\"status\":" + reply.status());
  }
}
