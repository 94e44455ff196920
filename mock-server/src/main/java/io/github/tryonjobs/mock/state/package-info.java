/**
 * All that a mock server knows, in plain Java: {@link io.github.tryonjobs.mock.state.State} is the
 * class to start with.
 */
@NullMarked
package io.github.tryonjobs.mock.state;

import org.jspecify.annotations.NullMarked;
