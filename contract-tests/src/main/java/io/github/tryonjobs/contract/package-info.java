/** The contract as data: what it documents, and whether an answer keeps to it. */
@NullMarked
package io.github.tryonjobs.contract;

import org.jspecify.annotations.NullMarked;
