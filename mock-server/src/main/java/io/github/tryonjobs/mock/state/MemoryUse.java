package io.github.tryonjobs.mock.state;

/**
 * How full one memory of the mock server is.
 *
 * @param dropped how many entries were dropped because there was no room
 */
public record MemoryUse(String name, long bytes, long limit, long dropped) {}
