/** The commands of whoever owns a CI. */
@NullMarked
package io.github.tryonjobs.contract.cli;

import org.jspecify.annotations.NullMarked;
