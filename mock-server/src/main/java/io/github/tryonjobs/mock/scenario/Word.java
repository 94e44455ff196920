package io.github.tryonjobs.mock.scenario;

import java.util.List;

/**
 * A word of the language of scenarios.
 *
 * @param kind {@code documented}, {@code undocumented} or {@code fault}
 * @param meaning what is answered; empty for what the contract describes
 */
public record Word(String word, List<String> details, String kind, String meaning) {}
