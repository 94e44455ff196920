/** What is known not to be as documented, each with a reason. */
@NullMarked
package io.github.tryonjobs.contract.baseline;

import org.jspecify.annotations.NullMarked;
