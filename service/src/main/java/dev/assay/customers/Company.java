package dev.assay.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A company as it is said to be.
 *
 * @param name for people; empty where none was said
 * @param domain registered domain in lower case; empty where none was said
 * @param traits as {@link dev.assay.similarity.TraitsJson} reads them
 */
public record Company(String name, String domain, JsonNode traits) {

  public Company {
    traits = traits.deepCopy();
  }

  @Override
  public JsonNode traits() {
    return traits.deepCopy();
  }

  /** Whether nothing is known by which it could be compared. */
  public boolean isUnknown() {
    return domain.isEmpty() && traits instanceof ObjectNode object && object.isEmpty();
  }
}
