package io.github.tryonjobs.mock.scenario;

import java.util.List;

/**
 * A word of the language of scenarios.
 *
 * @param word the word itself
 * @param details what may follow it after a colon; the first one holds if nothing does
 * @param kind {@code documented}, {@code undocumented} or {@code fault}
 * @param meaning what is answered; empty for what the contract describes
 */
public record Word(String word, List<String> details, String kind, String meaning) {}
