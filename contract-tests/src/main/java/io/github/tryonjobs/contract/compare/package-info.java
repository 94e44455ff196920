/** Says what differs between the contract and another OpenAPI document, and who would notice. */
@NullMarked
package io.github.tryonjobs.contract.compare;

import org.jspecify.annotations.NullMarked;
