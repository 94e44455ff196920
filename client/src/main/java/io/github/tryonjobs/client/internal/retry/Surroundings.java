package io.github.tryonjobs.client.internal.retry;

import io.github.tryonjobs.client.internal.call.Events;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What all calls of a client share.
 *
 * @param clock the time; should never go back
 * @param random where the jitter comes from
 * @param events who is told what happens
 * @param requestTimeout how long one request may take
 */
public record Surroundings(
    InstantSource clock, RandomGenerator random, Events events, Duration requestTimeout) {}
