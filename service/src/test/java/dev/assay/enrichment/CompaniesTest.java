package dev.assay.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompaniesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());

  private final Companies companies = new Companies(() -> INTAKE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                       | {}",
        "{'industry':'Mining','employees':'51-200','country':'DE'} | {'industry':'Mining','country':'DE','company_size':'125'}",
        "{'industry':{'a':1},'company_size':[],'country':true}    | {}",
        "{'industry':null,'company_size':-1e999,'tech_stack':7.5} | {}",
        "{'tech_stack':['AWS',{},null],'funding_stage':'Series A'} | {'funding_stage':'series a','tech_stack':['aws']}",
        "{'email':'a@evil.example','name':'Eve','phone':'+15551234567','title':'CEO','website':'x.de'} | {}",
      })
  void answer_ofASource_isSixFieldsAtMost(String said, String fields)
      throws JsonProcessingException {
    assertThat(companies.answer(object(said))).isEqualTo(object(fields));
  }

  private static ObjectNode object(String json) throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }
}
