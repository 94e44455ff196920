package io.github.tryonjobs.contract.verify;

import java.util.function.Supplier;

/**
 * A server that is judged, and what the verifier may do to it.
 *
 * @param states where its jobs come from
 * @param pace how often it may be asked
 * @param apiKey a key that it should accept
 * @param takesAnyKey whether it is a stand-in that accepts each key of the documented form
 * @param provoked how many requests may be sent at once to provoke a 429; 0 for none
 * @param unknownIds gives UUIDs, which are no job's
 */
public record Subject(
    Server server,
    States states,
    Pace pace,
    String apiKey,
    boolean takesAnyKey,
    int provoked,
    Supplier<String> unknownIds) {}
