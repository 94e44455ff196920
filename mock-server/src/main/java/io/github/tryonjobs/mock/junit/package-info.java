/**
 * The mock server in JUnit 5 tests: start with {@link
 * io.github.tryonjobs.mock.junit.TryOnMockTest}.
 *
 * <p>It needs {@code org.junit.jupiter:junit-jupiter-api}, 5.10 to 6.0, which the mock server does
 * not bring. With Spring Boot:
 *
 * <pre>{@code
 * @TryOnMockTest(publish = "pixelcut.base-url", publishApiKey = "pixelcut.api-key")
 * @SpringBootTest
 * class CheckoutTest {}
 * }</pre>
 */
@NullMarked
package io.github.tryonjobs.mock.junit;

import org.jspecify.annotations.NullMarked;
