/**
 * The mock server in JUnit 5 tests: start with {@link
 * io.github.tryonjobs.mock.junit.TryOnMockTest}.
 *
 * <p>JUnit is not among what the mock server brings: whoever uses this package has {@code
 * org.junit.jupiter:junit-jupiter-api}, 5.10 or newer, on the class path.
 *
 * <h2>With Spring Boot</h2>
 *
 * <p>An application that reads the base URI from a property is given it by a server that is started
 * before the application is, and lives as long as Spring keeps the application for other tests:
 *
 * <pre>{@code
 * @SpringBootTest
 * class CheckoutTest {
 *
 *   static final TryOnMockServer MOCK = TryOnMockServer.start();
 *
 *   @DynamicPropertySource
 *   static void baseUri(DynamicPropertyRegistry registry) {
 *     registry.add("pixelcut.base-url", MOCK::baseUri);
 *   }
 * }
 * }</pre>
 *
 * <p>or by the extension, as a system property. {@code shared} makes the URI the same in all
 * classes, as Spring does not start an application anew because a system property has changed:
 *
 * <pre>{@code
 * @TryOnMockTest(shared = true, publish = "pixelcut.base-url")
 * @SpringBootTest
 * class CheckoutTest {}
 * }</pre>
 */
@NullMarked
package io.github.tryonjobs.mock.junit;

import org.jspecify.annotations.NullMarked;
