package dev.assay;

import dev.assay.cluster.Neighbours;
import dev.assay.kept.KeptTenants;
import dev.assay.storage.SqlTenantStore;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.OptingOut;
import dev.assay.tenants.Role;
import dev.assay.tenants.Sessions;
import dev.assay.tenants.Tenant;
import dev.assay.tenants.TenantStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may call, wired: tenants, their keys, and sessions. */
final class KeyWiring {
  private final @Nullable String adminKey;
  private final KeptTenants tenants;
  private final ApiKeys keys;
  private final Sessions sessions;
  private final OptingOut optingOut;
  private volatile @Nullable String madeOperatorKey;

  /**
   * Wires it; nobody is known yet.
   *
   * @param adminKey the first operator key; null to have one made
   */
  KeyWiring(Ground ground, Neighbours neighbours, @Nullable String adminKey) {
    this.adminKey = adminKey;
    tenants = new KeptTenants(new SqlTenantStore(ground.database()), ground.kept());
    TenantStore announced = neighbours.announced(tenants);
    keys =
        new ApiKeys(
            announced,
            ground.keyring().hashKeys().secretFor("API keys"),
            ground.audit(),
            ground.clock(),
            ground.ids(),
            ground.random());
    sessions =
        new Sessions(
            keys,
            announced,
            ground.keyring().hashKeys().secretFor("sessions"),
            ground.clock(),
            ground.ids());
    optingOut =
        new OptingOut(
            announced,
            keys,
            ground.keyring().hashKeys(),
            ground.audit(),
            ground.clock(),
            ground.ids());
  }

  /** What reads who is known, and sees to it that there is an operator, in that order. Blocks. */
  List<Runnable> beginnings() {
    return List.of(tenants::release, keys::refresh, sessions::refresh, this::firstOperator);
  }

  private void firstOperator() {
    if (adminKey != null) {
      keys.adoptOperator(adminKey);
    } else if (!keys.hasOperator()) {
      IssuedKey made = keys.issue(null, "operator", EnumSet.of(Role.OPERATOR));
      madeOperatorKey = made.secret();
    }
  }

  /** As they were kept, until the database is there to be asked. */
  TenantStore tenants() {
    return tenants;
  }

  /** All tenants there are. */
  List<UUID> tenantIds() {
    return keys.tenants().stream().map(Tenant::id).toList();
  }

  ApiKeys keys() {
    return keys;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Who is not to be judged. */
  OptingOut optingOut() {
    return optingOut;
  }

  /** The operator key that was made because there was none; it can be read only here. */
  Optional<String> madeOperatorKey() {
    return Optional.ofNullable(madeOperatorKey);
  }
}
