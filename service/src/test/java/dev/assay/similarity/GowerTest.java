package dev.assay.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published formula, case by case. */
final class GowerTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static Traits traits(String json) {
    try {
      return TraitsJson.read(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static int thousandths(String lead, String customer) {
    return Gower.thousandths(Gower.pairs(traits(lead), traits(customer)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"industry":"Software"}                  | {"industry":"software"}                     |  600
          {"industry":"Software"}                  | {"industry":"Computer Software"}            |  300
          {"industry":"Health & Social Care"}      | {"industry":"Social and Health Care"}       |  600
          {"industry":"Software"}                  | {"industry":"Bakery"}                       |    0
          {"industry":"Software"}                  | {"employees":10}                            |    0
          {"employees":100}                        | {"employees":100}                           |  400
          {"employees":100}                        | {"employees":1000}                          |  200
          {"employees":1000}                       | {"employees":100}                           |  200
          {"employees":10}                         | {"employees":1000}                          |    0
          {"employees":"51-200"}                   | {"employees":125}                           |  400
          {"tech_stack":["AWS","Kafka"]}           | {"tech_stack":["aws"]}                      |  200
          {"tech_stack":["Node.js"]}               | {"tech_stack":["node js"]}                  |  400
          {"funding_stage":"Seed"}                 | {"funding_stage":"seed"}                    |  200
          {"funding_stage":"Seed"}                 | {"funding_stage":"Series A"}                |  167
          {"funding_stage":"Pre-Seed"}             | {"funding_stage":"IPO"}                     |    0
          {"funding_stage":"bootstrapped"}         | {"funding_stage":"Bootstrapped"}            |  200
          {"funding_stage":"bootstrapped"}         | {"funding_stage":"seed"}                    |    0
          {"growth_signals":["hiring"]}            | {"growth_signals":["hiring","new office"]}  |  100
          {"country":"DE"}                         | {"country":"de"}                            |  200
          {"custom":{"region":"dach"}}             | {"custom":{"region":["DACH"]}}              |  200
          {"custom":{"region":"dach"}}             | {"custom":{"tier":"dach"}}                  |    0
          {"industry":"Software","employees":100}  | {"industry":"software","employees":100}     | 1000
          {"industry":"Software","employees":100}  | {"industry":"software","employees":1000}    |  800
          {"industry":"Software","employees":100,"tech_stack":["aws"],"country":"DE"} | {"industry":"software","employees":100,"tech_stack":["sap"],"country":"DE"} | 750
          {}                                       | {"industry":"software"}                     |    0
          """)
  void thousandths_ofPair(String lead, String customer, int expected) {
    assertThat(thousandths(lead, customer)).isEqualTo(expected);
    assertThat(thousandths(customer, lead)).as("the other way round").isEqualTo(expected);
  }

  @Test
  void pairs_tellWhoKnowsWhat() {
    assertThat(
            Gower.pairs(
                traits("{\"industry\":\"Software\",\"country\":\"DE\"}"),
                traits("{\"industry\":\"Software\",\"employees\":5}")))
        .extracting(pair -> pair.trait() + " " + pair.known() + " " + pair.agrees())
        .containsExactly("industry true true", "employees false false", "country false false");
  }

  @Test
  void weights_ofTheTraitsOfAllTenants_areTheTotal() {
    int sum = 0;
    for (Trait trait : Trait.values()) {
      sum += trait.weight();
    }
    assertThat(sum).isEqualTo(Trait.TOTAL_WEIGHT);
  }
}
