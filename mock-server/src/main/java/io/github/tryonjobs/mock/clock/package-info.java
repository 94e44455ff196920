/** The time by which a mock server lives, and how durations are written. */
@NullMarked
package io.github.tryonjobs.mock.clock;

import org.jspecify.annotations.NullMarked;
