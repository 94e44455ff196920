package io.github.tryonjobs.contract.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A server that is judged, and what the verifier may do to it.
 *
 * @param states where its jobs come from
 * @param pace how often it may be asked
 * @param apiKey a key that it should accept
 * @param hasControl whether its state can be set: it is a stand-in that accepts each key of the
 *     documented form, and where starts cost nothing
 * @param provoked how many requests may be sent at once to provoke a 429; 0 for none
 * @param images what jobs may be started with; empty if none may be started
 * @param jobTimeout how long a job that was started may take
 * @param unknownIds gives UUIDs, which are no job's
 */
public record Subject(
    Server server,
    States states,
    Pace pace,
    String apiKey,
    boolean hasControl,
    int provoked,
    Optional<Images> images,
    Duration jobTimeout,
    Supplier<String> unknownIds) {}
