/** Asks a server for every documented response, and judges what it sends. */
@NullMarked
package io.github.tryonjobs.contract.verify;

import org.jspecify.annotations.NullMarked;
