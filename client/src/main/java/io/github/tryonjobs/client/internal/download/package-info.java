/** Fetching the image of a completed job. */
@NullMarked
package io.github.tryonjobs.client.internal.download;

import org.jspecify.annotations.NullMarked;
