/** All that a mock server knows and does, but for HTTP: plain Java. */
@NullMarked
package io.github.tryonjobs.mock.simulation;

import org.jspecify.annotations.NullMarked;
