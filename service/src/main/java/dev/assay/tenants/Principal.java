package dev.assay.tenants;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param tenant null for an operator
 */
public record Principal(@Nullable Tenant tenant, ApiKey key) {

  /** Whether the caller has at least one of these roles. */
  public boolean hasAny(Set<Role> roles) {
    return !Collections.disjoint(key.roles(), roles);
  }
}
