package io.github.tryonjobs.mock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test, or each test of a class, a mock server and an account of its own.
 *
 * <pre>{@code
 * @TryOnMockTest
 * class WaitingTest {
 *   @Test
 *   void waitsForTheJob(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
 *     try (TryOnClient client = TryOnClient.builder().baseUri(baseUri).apiKey(apiKey).build()) {
 *       client.awaitJob("pending*2,running,completed");
 *     }
 *   }
 * }
 * }</pre>
 *
 * <h2>Whose server</h2>
 *
 * <p>On a class: one server for all tests of the class, {@code @Nested} classes without this
 * annotation included. On a method: one for this method alone, or for each invocation of it if it
 * is parameterized or repeated. With {@link #shared}: one for the whole run. It is closed when that
 * ends.
 *
 * <p>With a server of its own, a class or method has the attributes set on the server, so that they
 * hold whatever API key the code under test uses. With the shared server they are set on the
 * account of each test, so that they hold for the {@linkplain MockApiKey injected key} only.
 *
 * <p>Tests that run at the same time never meet as long as each uses its injected key: jobs,
 * clocks, limits and requests are kept for each key. The server's own clock, its {@code reset()}
 * and its {@code requests()} are everybody's who uses it.
 *
 * <h2>Parameters</h2>
 *
 * <ul>
 *   <li>{@link io.github.tryonjobs.mock.TryOnMockServer}, and a {@link java.net.URI} or {@link
 *       String} with {@link MockBaseUri}: of constructors, {@code @BeforeAll}, {@code @BeforeEach},
 *       {@code @AfterEach}, {@code @AfterAll} and test methods
 *   <li>a {@link String} with {@link MockApiKey}, {@link io.github.tryonjobs.mock.MockAccount}, and
 *       {@link io.github.tryonjobs.mock.state.MockClock}: where there is a test, which is not so in
 *       {@code @BeforeAll}, {@code @AfterAll} and the constructor of a class with one instance for
 *       all tests (or of any class, before JUnit 5.12). The clock is the account's; it is the
 *       server's if the server is this test's alone. All dynamic tests of a factory have its
 *       account.
 * </ul>
 *
 * <h2>Failures</h2>
 *
 * <p>A test that fails has its requests in its report: as a report entry, and as a suppressed
 * exception of the failure. These are the requests with its key; all requests, if the server is its
 * alone; and those with no test's key that came while it ran, if the server is its class's.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TryOnMockExtension.class)
public @interface TryOnMockTest {

  /**
   * What every job id is answered with that is neither a scenario nor a created job's, as a
   * scenario. Default: 404.
   */
  String scenario() default "";

  /** How often each API key may ask, such as {@code 5/s}, {@code 100/1m} or {@code off}. */
  String rateLimit() default "off";

  /**
   * How long an answer takes, in real time, such as {@code 50ms}, {@code 20ms..200ms}, {@code
   * lognormal:80ms:0.5} or {@code off}.
   */
  String latency() default "off";

  /**
   * The time at which the clock stands still, such as {@code 2026-01-01T00:00:00Z}, or {@code now}
   * for the time of the start. Default: the clock runs. A reset lets it run, too.
   */
  String frozenAt() default "";

  /**
   * Whether the server is the one that all classes and methods with this attribute share, which is
   * started once and closed at the end of the run.
   */
  boolean shared() default false;

  /**
   * The name of a system property that holds the base URI while the class or method runs, such as
   * {@code try-on.mock.url}; afterwards it is what it was. Default: none.
   *
   * <p>That of the {@link #shared} server stays until the end of the run, as others may use it.
   * System properties are the whole JVM's: classes and methods that run at the same time must not
   * publish servers of their own by the same name.
   */
  String publish() default "";

  /**
   * Whether a request that the mock server could not understand fails the test, with the reason.
   *
   * <p>With the shared server and with a class's server, these are the requests with the test's
   * key. Any others fail the class at its end if the server is the class's, and nobody if it is
   * shared.
   */
  boolean strict() default true;
}
