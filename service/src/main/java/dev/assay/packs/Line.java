package dev.assay.packs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one pack that one owner publishes and rolls out: the base line, which comes with
 * the service and is the operator's, or a line of a tenant's own.
 *
 * @param owner the tenant; {@link #BASE} for the base line
 */
public record Line(UUID owner, String pack) {
  /** Stands where a tenant would: nobody's line, and so everybody's. */
  public static final UUID BASE = new UUID(0, 0);

  public static Line base(String pack) {
    return new Line(BASE, pack);
  }

  public boolean isBase() {
    return owner.equals(BASE);
  }

  /** The tenant whose own it is; null for a base line. */
  public @Nullable UUID tenantId() {
    return isBase() ? null : owner;
  }

  /** The kind of line in JSON: {@code base} or {@code own}. */
  public String json() {
    return isBase() ? "base" : "own";
  }
}
