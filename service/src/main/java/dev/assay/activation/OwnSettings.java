package dev.assay.activation;

import dev.assay.weights.OwnTerms;
import dev.assay.weights.Settings;
import java.util.UUID;

/** The settings that tenants have in force now. Thread-safe; blocks where it has to read. */
public record OwnSettings(Activations activations, OwnTerms ownTerms) {

  public Settings of(UUID tenantId) {
    int version = activations.current().tenant(tenantId, Settings.PACK).settings();
    return ownTerms.settings(tenantId, Settings.PACK, version);
  }
}
