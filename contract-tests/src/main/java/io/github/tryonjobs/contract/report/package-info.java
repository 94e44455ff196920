/** Tells people and machines what a verification found. */
@NullMarked
package io.github.tryonjobs.contract.report;

import org.jspecify.annotations.NullMarked;
