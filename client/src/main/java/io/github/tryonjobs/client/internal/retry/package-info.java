/** Calls that are tried again: when, after which pause, and until when. */
@NullMarked
package io.github.tryonjobs.client.internal.retry;

import org.jspecify.annotations.NullMarked;
