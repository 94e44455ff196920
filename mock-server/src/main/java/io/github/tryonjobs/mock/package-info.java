/**
 * A server that gives every response of the Try On jobs API on demand.
 *
 * <p>Start with {@link io.github.tryonjobs.mock.TryOnMockServer}.
 */
@NullMarked
package io.github.tryonjobs.mock;

import org.jspecify.annotations.NullMarked;
