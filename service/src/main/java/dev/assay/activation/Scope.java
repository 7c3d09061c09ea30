package dev.assay.activation;

import dev.assay.packs.Line;
import java.util.UUID;

/**
 * What a change is about: what is rolled out on a line, or what one tenant has chosen of a pack.
 *
 * @param owner of the line, or the tenant
 */
public record Scope(Kind kind, UUID owner, String pack) {

  /** The two sorts of scopes. */
  public enum Kind {
    LINE,
    TENANT
  }

  public static Scope of(Line line) {
    return new Scope(Kind.LINE, line.owner(), line.pack());
  }

  public static Scope ofTenant(UUID tenantId, String pack) {
    return new Scope(Kind.TENANT, tenantId, pack);
  }
}
