/** Calls that are under way: attempts, the pauses between them, and how they end. Knows no HTTP. */
@NullMarked
package io.github.tryonjobs.client.internal.call;

import org.jspecify.annotations.NullMarked;
