/** The commands for a CI owner. */
@NullMarked
package io.github.tryonjobs.contract.cli;

import org.jspecify.annotations.NullMarked;
