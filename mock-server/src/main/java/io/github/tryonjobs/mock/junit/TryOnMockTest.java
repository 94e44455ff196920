package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.TryOnMockServer;
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
 * <p>All tests of a run share one server for each {@link #port}. Each test has an account there,
 * with the {@link #apiKey} or one that no other test has, and with the attributes of the nearest
 * annotation: on the method, its class, or a class around it. What is injected into a test, its
 * {@code @BeforeEach} methods and, with an instance for each test and JUnit 5.12, its constructor,
 * is what this account sees: its requests, checks, clock, limits and reset. {@link
 * TryOnMockServer#acrossKeys()} sees the whole run, and sets and resets it for all tests that run
 * at that time.
 *
 * <p>Parameters: {@link TryOnMockServer}; {@link java.net.URI} or {@link String} with {@link
 * MockBaseUri}; {@link String} with {@link MockApiKey}. Before a test, such as in
 * {@code @BeforeAll}, the key is the {@link #apiKey}, or asking for it is an error; without one,
 * the server is the whole run's.
 *
 * <p>The report of a failed test has its requests: as an entry, and as a suppressed exception. With
 * them are those that came meanwhile with an API key of no test, marked as such.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TryOnMockExtension.class)
public @interface TryOnMockTest {

  /** What unknown job ids are answered with; see {@link TryOnMockServer#unknownJobs}. */
  String unknownJobs() default "";

  /** The scenario of jobs that are started; see {@link TryOnMockServer#startedJobs}. */
  String startedJobs() default "";

  /** What starts are answered with; see {@link TryOnMockServer#startOutcomes}. */
  String startOutcomes() default "";

  /** What cancels are answered with; see {@link TryOnMockServer#cancelOutcomes}. */
  String cancelOutcomes() default "";

  /** How many jobs the test may start; see {@link TryOnMockServer#credits}. */
  String credits() default "unlimited";

  /** How often the test may ask; see {@link TryOnMockServer#rateLimit}. */
  String rateLimit() default "off";

  /** How long a response takes; see {@link TryOnMockServer#latency}. */
  String latency() default "off";

  /**
   * The time at which the clock stands still, such as {@code 2026-01-01T00:00:00Z}, or {@code now}
   * for the time of the start. Default: the clock runs. A reset lets it run, too.
   */
  String frozenAt() default "";

  /**
   * The name of a system property that holds the base URI from before any instance or application
   * is made until the end of the run. An application that is kept for other tests, such as a Spring
   * context, meets the same server in all of them. Default: none.
   */
  String publish() default "";

  /** The name of a system property for the API key, as {@link #publish} is for the base URI. */
  String publishApiKey() default "";

  /**
   * The API key of an application that has one key for all its tests. Each test that is bound to it
   * begins with a reset of its account; two of them cannot run at the same time. Default: a new key
   * for each test, or, with {@link #publishApiKey}, one for the run.
   */
  String apiKey() default "";

  /** The port of the server. Default: 0, one that is free, for all tests that say so. */
  int port() default 0;

  /**
   * Whether a request that the mock server could not understand fails the test, with the reason,
   * whatever was reset since. With an API key of no test that runs, it fails the first strict test
   * or class that ends after it came, unless one that is not strict ran then.
   */
  boolean strict() default true;
}
