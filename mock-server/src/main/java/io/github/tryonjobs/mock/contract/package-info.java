/** Answers the operations of the contract: translates and delegates. */
@NullMarked
package io.github.tryonjobs.mock.contract;

import org.jspecify.annotations.NullMarked;
