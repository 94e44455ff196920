/** How often a client may ask, and how long it waits for an answer. */
@NullMarked
package io.github.tryonjobs.mock.traffic;

import org.jspecify.annotations.NullMarked;
