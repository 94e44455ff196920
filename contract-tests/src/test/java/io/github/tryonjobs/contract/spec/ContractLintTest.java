package io.github.tryonjobs.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lint says what is wrong with documents that are hardly a contract, and does not break. */
class ContractLintTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{'paths':[]}",
        "{'paths':{'/a':null}}",
        "{'paths':{'/a':{'get':{'responses':{'default':{},'2XX':{},'200':'none'}}}}}",
        "{'paths':{'/a':{'get':{'responses':{'200':{'content':[1]}}}}},'components':7}",
        "{'paths':{'/a':{'get':{'parameters':[3],'responses':{'200':{'content':{'a/b':{}}}}}}}}",
        "{'components':{'schemas':{'A':{'enum':[1,1],'properties':4},'B':[]}},'$ref':'nowhere'}",
      })
  void judgesWhateverDocument(String document) {
    assertThat(ContractLint.problems(Contract.parse(document.replace('\'', '"')))).isNotEmpty();
  }

  @Test
  void tellsRulePlaceAndWhatIsWrong() {
    Contract contract =
        Contract.parse(
            Contract.load().document().toString().replace("\"X-API-KEY\"", "\"X-Api-Token\""));

    assertThat(ContractLint.problems(contract))
        .containsExactly(
            "the vendor's header of the API key:"
                + " components/securitySchemes/ApiKey/name: expected X-API-KEY, but it is X-Api-Token");
  }

  @Test
  void saysThatAReferenceLeadsNowhere() {
    Contract contract =
        Contract.parse(
            Contract.load().document().toString().replace("schemas/JobStatus\"", "schemas/No\""));

    assertThat(ContractLint.problems(contract))
        .contains("a reference leads somewhere: $ref #/components/schemas/No: there is nothing");
  }
}
