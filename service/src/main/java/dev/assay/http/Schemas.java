package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Checks values against the schemas of the contract. Safe for any number of threads. */
final class Schemas {
  private static final URI DOCUMENT = URI.create("urn:assay:openapi");

  private final JsonNode document;
  private final Validator validator;

  Schemas(Contract contract) {
    this.document = contract.document();
    this.validator =
        new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .withDisabledSchemaValidation(true)
            .createValidator();
    validator.registerSchema(DOCUMENT, document);
  }

  /**
   * All that is wrong with a value, in the order found; empty if nothing is.
   *
   * @param schema where the schema stands in the contract, as a JSON Pointer
   */
  List<Fault> faults(String schema, JsonNode value) {
    String named = document.at(schema).path("$ref").asText("#" + schema);
    Validator.Result result = validator.validate(URI.create(DOCUMENT + named), value);
    if (result.isValid()) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    for (Error error : result.getErrors()) {
      Fault fault = new Fault(error.getInstanceLocation(), message(error));
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private static String message(Error error) {
    boolean unknown = error.getEvaluationPath().endsWith("/additionalProperties");
    return unknown ? "unknown field" : error.getError();
  }
}
