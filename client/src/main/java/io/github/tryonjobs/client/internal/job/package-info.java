/** Asking for a job once, and until it has ended. */
@NullMarked
package io.github.tryonjobs.client.internal.job;

import org.jspecify.annotations.NullMarked;
