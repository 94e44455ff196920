/** The control API: what a test sets up and looks at over HTTP. */
@NullMarked
package io.github.tryonjobs.mock.control;

import org.jspecify.annotations.NullMarked;
