/** What goes wrong on the wire, on demand. */
@NullMarked
package io.github.tryonjobs.mock.fault;

import org.jspecify.annotations.NullMarked;
