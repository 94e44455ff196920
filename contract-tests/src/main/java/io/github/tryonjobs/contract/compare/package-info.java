/**
 * Holds the contract against another OpenAPI document of the same operation, and says in words what
 * differs and who would notice. Start with {@code CompareCommand} and {@code Comparison}.
 */
@NullMarked
package io.github.tryonjobs.contract.compare;

import org.jspecify.annotations.NullMarked;
