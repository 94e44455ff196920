/** From where each behaviour is known: seen live on a day, documented by the vendor, or assumed. */
@NullMarked
package io.github.tryonjobs.contract.proof;

import org.jspecify.annotations.NullMarked;
