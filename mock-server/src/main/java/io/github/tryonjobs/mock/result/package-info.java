/** The image that a completed job links to. */
@NullMarked
package io.github.tryonjobs.mock.result;

import org.jspecify.annotations.NullMarked;
