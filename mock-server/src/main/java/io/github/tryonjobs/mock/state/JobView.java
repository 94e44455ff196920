package io.github.tryonjobs.mock.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands for one API key.
 *
 * @param jobId its id
 * @param scenario its plan, as a scenario
 * @param account the fingerprint of the API key that polled it; null if none did
 * @param polls how often it was polled with this key
 * @param next what the next poll is answered with
 * @param lastPoll when it was last polled, on the account's clock; null if it never was
 */
public record JobView(
    String jobId,
    String scenario,
    @Nullable String account,
    long polls,
    String next,
    @Nullable Instant lastPoll) {}
