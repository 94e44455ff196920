package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The contract with one change.
 *
 * @param id what was changed, and where
 * @param operator the kind of change
 * @param document the changed contract
 */
record ContractMutant(String id, String operator, JsonNode document) {}
