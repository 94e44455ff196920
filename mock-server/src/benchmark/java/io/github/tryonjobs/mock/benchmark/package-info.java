/** The speed of the mock server beside that of others: {@link SpeedBenchmark} measures all of it. */
@NullMarked
package io.github.tryonjobs.mock.benchmark;

import org.jspecify.annotations.NullMarked;
