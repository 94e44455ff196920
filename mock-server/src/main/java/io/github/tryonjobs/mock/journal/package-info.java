/** What was asked and what was answered. */
@NullMarked
package io.github.tryonjobs.mock.journal;

import org.jspecify.annotations.NullMarked;
