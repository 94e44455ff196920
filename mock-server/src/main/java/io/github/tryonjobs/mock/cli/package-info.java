/** The command line. */
@NullMarked
package io.github.tryonjobs.mock.cli;

import org.jspecify.annotations.NullMarked;
