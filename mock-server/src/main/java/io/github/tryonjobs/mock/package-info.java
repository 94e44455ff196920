/**
 * A server that gives every answer of the Try On job status API on demand.
 *
 * <p>Start with {@link io.github.tryonjobs.mock.TryOnMockServer}.
 */
@NullMarked
package io.github.tryonjobs.mock;

import org.jspecify.annotations.NullMarked;
