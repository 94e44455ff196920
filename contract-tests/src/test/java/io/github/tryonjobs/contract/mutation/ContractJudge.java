package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;

/** Somebody who may notice that a contract is not as it should be. */
interface ContractJudge extends AutoCloseable {

  /** Returns all that this judge may answer. */
  List<String> names();

  /** Returns by what a contract was noticed; empty if it was not. */
  Collection<String> notices(JsonNode contract);

  @Override
  default void close() {}
}
