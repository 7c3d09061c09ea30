package dev.assay.activation;

import dev.assay.packs.Line;

/** What stands on a tenant's line: what judges there, or why nothing does. */
public sealed interface Judge permits Served, Refused {
  Line line();
}
