/**
 * Asks for a Try On job, and waits for it.
 *
 * <p>Start with {@link io.github.tryonjobs.client.TryOnClient}; what it answers is a {@link
 * io.github.tryonjobs.client.TryOnJob}, and all that it throws is a {@link
 * io.github.tryonjobs.client.TryOnException}.
 */
@NullMarked
package io.github.tryonjobs.client;

import org.jspecify.annotations.NullMarked;
