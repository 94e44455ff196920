/** The page for people, and the contracts as they were written. */
@NullMarked
package io.github.tryonjobs.mock.dashboard;

import org.jspecify.annotations.NullMarked;
