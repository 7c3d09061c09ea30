package dev.assay.activation;

import dev.assay.packs.Line;
import java.util.UUID;

/**
 * What a change is about: what is rolled out on a line, what one tenant has chosen of a pack, or
 * which reference data the intake reads with.
 *
 * @param owner of the line, or the tenant
 */
public record Scope(Kind kind, UUID owner, String pack) {

  /** The sorts of scopes. */
  public enum Kind {
    LINE,
    TENANT,
    REFERENCE
  }

  public static Scope of(Line line) {
    return new Scope(Kind.LINE, line.owner(), line.pack());
  }

  /** Which reference data the intake reads with, for everybody. */
  public static Scope ofReferenceData() {
    return new Scope(Kind.REFERENCE, Line.BASE, "");
  }

  public static Scope ofTenant(UUID tenantId, String pack) {
    return new Scope(Kind.TENANT, tenantId, pack);
  }
}
