/** Asks a server for every documented answer, and judges what it answers. */
@NullMarked
package io.github.tryonjobs.contract.verify;

import org.jspecify.annotations.NullMarked;
