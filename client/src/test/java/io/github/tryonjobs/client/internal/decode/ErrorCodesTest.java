package io.github.tryonjobs.client.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.client.ApiError;
import io.github.tryonjobs.client.ApiErrorCode;
import io.github.tryonjobs.client.TryOnJobErrorCode;
import io.github.tryonjobs.client.generated.model.AuthenticationErrorCode;
import io.github.tryonjobs.client.generated.model.CreditErrorCode;
import io.github.tryonjobs.client.generated.model.InputErrorCode;
import io.github.tryonjobs.client.generated.model.JobErrorCode;
import io.github.tryonjobs.client.generated.model.JobFinishedErrorCode;
import io.github.tryonjobs.client.generated.model.NotFoundErrorCode;
import io.github.tryonjobs.client.generated.model.RateLimitErrorCode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A documented code is the constant of its name; every other one is unrecognized. */
class ErrorCodesTest {

  static Stream<ApiError> documented() {
    return Stream.of(
            Stream.of(InputErrorCode.Known.values()).map(it -> ErrorCodes.error(it, "m")),
            Stream.of(AuthenticationErrorCode.Known.values()).map(it -> ErrorCodes.error(it, "m")),
            Stream.of(CreditErrorCode.Known.values()).map(it -> ErrorCodes.error(it, "m")),
            Stream.of(NotFoundErrorCode.Known.values()).map(it -> ErrorCodes.error(it, "m")),
            Stream.of(JobFinishedErrorCode.Known.values()).map(it -> ErrorCodes.error(it, "m")),
            Stream.of(RateLimitErrorCode.Known.values()).map(it -> ErrorCodes.error(it, "m")))
        .flatMap(errors -> errors);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void aDocumentedCodeOfAnErrorIsKnown(ApiError error) {
    assertThat(error.code().name()).isEqualToIgnoringCase(error.rawCode());
    assertThat(error.message()).isEqualTo("m");
  }

  static Stream<ApiError> undocumented() {
    return Stream.of(
        ErrorCodes.error(InputErrorCode.of("new"), "m"),
        ErrorCodes.error(AuthenticationErrorCode.of("new"), "m"),
        ErrorCodes.error(CreditErrorCode.of("new"), "m"),
        ErrorCodes.error(NotFoundErrorCode.of("new"), "m"),
        ErrorCodes.error(JobFinishedErrorCode.of("new"), "m"),
        ErrorCodes.error(RateLimitErrorCode.of("new"), "m"));
  }

  @ParameterizedTest
  @MethodSource("undocumented")
  void anyOtherCodeOfAnErrorIsKeptAsItCame(ApiError error) {
    assertThat(error).isEqualTo(new ApiError(ApiErrorCode.UNRECOGNIZED, "new", "m"));
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentedCodeOfAJobIsKnown(JobErrorCode.Known code) {
    assertThat(ErrorCodes.of(code)).isEqualTo(TryOnJobErrorCode.valueOf(code.name()));
  }
}
