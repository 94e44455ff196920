/**
 * Starts Try On jobs, waits for them, fetches their results, and cancels them.
 *
 * <p>Start with {@link io.github.tryonjobs.client.TryOnClient}; what it is given is a {@link
 * io.github.tryonjobs.client.TryOnInput}, what it asks for a {@link
 * io.github.tryonjobs.client.TryOnJob}, and all that it throws is a {@link
 * io.github.tryonjobs.client.TryOnException}.
 */
@NullMarked
package io.github.tryonjobs.client;

import org.jspecify.annotations.NullMarked;
