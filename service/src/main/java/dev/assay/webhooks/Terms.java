package dev.assay.webhooks;

import java.net.URI;
import java.util.Set;

/**
 * What a tenant says of a webhook.
 *
 * @param types of the events that are wanted; empty for all
 */
public record Terms(String name, URI url, Set<String> types) {

  public Terms {
    types = Set.copyOf(types);
  }
}
