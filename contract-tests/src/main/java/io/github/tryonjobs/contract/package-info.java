/** The contract as data: what it documents, and whether a response keeps to it. */
@NullMarked
package io.github.tryonjobs.contract;

import org.jspecify.annotations.NullMarked;
