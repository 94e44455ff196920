package io.github.tryonjobs.mock.control;

import java.util.Map;

/**
 * What was built.
 *
 * @param version the version of the mock server
 * @param outcomesByExample the outcome that a job must have to be answered as an example of the
 *     contract shows, by the example's name
 */
public record Build(String version, Map<String, String> outcomesByExample) {}
