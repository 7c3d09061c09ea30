package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks values against the schemas of the contract. Safe for any number of threads. */
final class Schemas {
  private static final URI DOCUMENT = URI.create("urn:assay:openapi");

  private final JsonNode document;
  private final Validator validator;

  /** What the validator calls each schema of the contract, by its place. */
  private final Map<String, URI> names = new ConcurrentHashMap<>();

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
   * All that is wrong with a value, one fault a place, in the order found; empty if nothing is.
   *
   * @param schema where the schema stands in the contract, as a JSON Pointer
   */
  List<Fault> faults(String schema, JsonNode value) {
    Validator.Result result = validator.validate(names.computeIfAbsent(schema, this::name), value);
    if (result.isValid()) {
      return List.of();
    }
    Map<String, Set<String>> messages = new LinkedHashMap<>();
    for (Error error : result.getErrors()) {
      String pointer = error.getInstanceLocation();
      messages.computeIfAbsent(pointer, p -> new LinkedHashSet<>()).add(message(error));
    }
    List<Fault> faults = new ArrayList<>();
    messages.forEach((pointer, told) -> faults.add(new Fault(pointer, String.join("; ", told))));
    return faults;
  }

  private URI name(String schema) {
    return URI.create(DOCUMENT + document.at(schema).path("$ref").asText("#" + schema));
  }

  private static String message(Error error) {
    if (error.getSchemaLocation().endsWith("#" + LeadId.SCHEMA)) {
      return LeadId.RULE;
    }
    boolean unknown = error.getEvaluationPath().endsWith("/additionalProperties");
    return unknown ? "unknown field" : error.getError();
  }
}
