package dev.assay.keys;

import java.util.List;

/**
 * A key for a named lead, to be stored unless the lead has one.
 *
 * @param lookups keyed hashes of the caller's id of the lead, the one to store first
 */
public record LeadKeyOffer(List<String> lookups, LeadKey key) {

  public LeadKeyOffer {
    lookups = List.copyOf(lookups);
  }
}
