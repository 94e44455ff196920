package io.github.tryonjobs.contract.mutation;

import io.github.tryonjobs.contract.NamedExample;

/**
 * A mistake that a server could make in one of its answers.
 *
 * @param operator the kind of mistake
 * @param id what is wrong, in words that no other mutant has
 * @param example the answer that is wrong
 * @param mutation makes it so
 */
record ServerMutant(
    String operator, String id, NamedExample example, MutatingProxy.Mutation mutation) {}
