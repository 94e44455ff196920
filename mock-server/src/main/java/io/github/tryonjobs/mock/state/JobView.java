package io.github.tryonjobs.mock.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands for one API key. Times are those of the account's clock.
 *
 * @param jobId its id, with API keys left out should they be in there
 * @param scenario its scenario, in the same way
 * @param account the fingerprint of the API key that started or polled it; null if none did
 * @param next what the next poll is answered with
 */
public record JobView(
    String jobId,
    String scenario,
    @Nullable String account,
    long polls,
    String next,
    @Nullable Instant lastPoll,
    @Nullable Instant started,
    @Nullable Instant cancelled) {}
