package io.github.tryonjobs.mock.state;

/** How full one memory is, and how many entries were dropped because there was no room. */
public record MemoryUse(String name, long bytes, long limit, long dropped) {}
