package io.github.tryonjobs.mock.control;

/**
 * What was built.
 *
 * @param version the version of the mock server
 */
public record Build(String version) {}
