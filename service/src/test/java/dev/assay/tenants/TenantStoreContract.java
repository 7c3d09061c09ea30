package dev.assay.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.keys.Lookup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store of tenants promises. */
public abstract class TenantStoreContract {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00.001Z");
  private static final Instant LATE = Instant.parse("2026-07-01T12:30:00.999Z");

  @TempDir private Path folder;
  private Opened opened;

  /**
   * A store.
   *
   * @param closing closes it
   */
  public record Opened(TenantStore store, Runnable closing) {}

  /** The store; after the first call it is opened again, with what it held. */
  protected abstract Opened open(Path folder);

  @BeforeEach
  void start() {
    opened = open(folder);
  }

  @AfterEach
  void stop() {
    opened.closing().run();
  }

  @Test
  void endSession_isRememberedUntilItEndsByItself() {
    UUID session = UUID.randomUUID();
    UUID other = UUID.randomUUID();

    opened.store().endSession(session, LATE, EARLY);
    opened.store().endSession(session, LATE, EARLY);
    opened.store().endSession(other, LATE.plusSeconds(60), EARLY);
    stop();
    start();

    assertThat(opened.store().endedSessions(EARLY)).containsExactlyInAnyOrder(session, other);
    assertThat(opened.store().endedSessions(LATE)).containsExactly(other);
  }

  @Test
  void add_readBackOldestFirst_alsoAfterReopening() {
    Tenant late = new Tenant(UUID.randomUUID(), "late", Plan.UNLIMITED, LogMode.LOSSLESS, 0, LATE);
    Tenant early = new Tenant(UUID.randomUUID(), "früh ⚡", Plan.FREE, LogMode.NONE, 2, EARLY);
    ApiKey key = key(early.id(), Set.of(Role.ADMIN, Role.INTEGRATOR), "h1", EARLY);
    ApiKey operator = key(null, Set.of(Role.OPERATOR), "h2", LATE);

    opened.store().add(late, TestTrail.entry());
    opened.store().add(early, TestTrail.entry());
    opened.store().add(operator, TestTrail.entry());
    opened.store().add(key, TestTrail.entry());
    stop();
    start();

    assertThat(opened.store().tenants()).isEqualTo(List.of(early, late));
    assertThat(opened.store().keys()).isEqualTo(List.of(key, operator));
  }

  @Test
  void setLog_isKept_andCountedAsAChangeOfThatTenantAlone() {
    Tenant tenant = new Tenant(UUID.randomUUID(), "a", Plan.FREE, LogMode.LOSSLESS, 0, EARLY);
    Tenant other = new Tenant(UUID.randomUUID(), "b", Plan.FREE, LogMode.LOSSLESS, 0, LATE);
    opened.store().add(tenant, TestTrail.entry());
    opened.store().add(other, TestTrail.entry());

    opened.store().setLog(tenant.id(), LogMode.NONE, TestTrail.entry());
    opened.store().setLog(tenant.id(), LogMode.BOUNDED, TestTrail.entry());

    assertThat(opened.store().tenants())
        .containsExactly(new Tenant(tenant.id(), "a", Plan.FREE, LogMode.BOUNDED, 2, EARLY), other);
  }

  @Test
  void setAllowed_isKept_andCountedAsAChangeOfThatTenantAlone() {
    Tenant tenant = new Tenant(UUID.randomUUID(), "a", Plan.FREE, LogMode.LOSSLESS, 0, EARLY);
    Tenant other = new Tenant(UUID.randomUUID(), "b", Plan.FREE, LogMode.LOSSLESS, 0, LATE);
    AllowList allowed = AllowList.of(List.of("203.0.113.0/24", "2001:db8::/32"));
    opened.store().add(tenant, TestTrail.entry());
    opened.store().add(other, TestTrail.entry());

    opened.store().setAllowed(tenant.id(), allowed, TestTrail.entry());

    assertThat(opened.store().tenants())
        .extracting(Tenant::allowed)
        .containsExactly(allowed, AllowList.EVERYWHERE);
    assertThat(opened.store().tenants()).extracting(Tenant::changes).containsExactly(1, 0);
  }

  @Test
  void setSubscription_isKept_andCountedAsAChangeOfThatTenantAlone() {
    Tenant tenant = new Tenant(UUID.randomUUID(), "a", Plan.FREE, LogMode.LOSSLESS, 0, EARLY);
    Tenant other = new Tenant(UUID.randomUUID(), "b", Plan.FREE, LogMode.LOSSLESS, 0, LATE);
    Subscription chosen =
        new Subscription(Plan.ENTERPRISE, 2_000, new Subscription.Next(Plan.STARTER, LATE));
    opened.store().add(tenant, TestTrail.entry());
    opened.store().add(other, TestTrail.entry());

    opened.store().setSubscription(tenant.id(), chosen, TestTrail.entry());
    stop();
    start();

    assertThat(opened.store().tenants())
        .extracting(Tenant::subscription)
        .containsExactly(chosen, Subscription.to(Plan.FREE));
    assertThat(opened.store().tenants()).extracting(Tenant::changes).containsExactly(1, 0);
  }

  @Test
  void optOuts_areKeptAndForgotten_andCountedAsChangesOfThatTenantAlone() {
    Tenant tenant = new Tenant(UUID.randomUUID(), "a", Plan.FREE, LogMode.LOSSLESS, 0, EARLY);
    Tenant other = new Tenant(UUID.randomUUID(), "b", Plan.FREE, LogMode.LOSSLESS, 0, LATE);
    Who who = new Who(UUID.randomUUID(), "privacy desk");
    OptOut first = new OptOut(new UUID(1, 1), Lookup.EMAIL, List.of("2.ä", "1.b"), who, EARLY);
    OptOut second = new OptOut(new UUID(1, 2), Lookup.PHONE, List.of("1.c"), Who.SERVICE, LATE);
    opened.store().add(tenant, TestTrail.entry());
    opened.store().add(other, TestTrail.entry());

    opened.store().add(tenant.id(), first, TestTrail.entry());
    opened.store().add(tenant.id(), second, TestTrail.entry());
    opened.store().remove(other.id(), first.id(), TestTrail.entry());
    stop();
    start();

    assertThat(opened.store().tenants())
        .extracting(each -> each.optOuts().all())
        .containsExactly(List.of(first, second), List.of());
    assertThat(opened.store().tenants()).extracting(Tenant::changes).containsExactly(2, 0);

    opened.store().remove(tenant.id(), first.id(), TestTrail.entry());
    opened.store().remove(tenant.id(), first.id(), TestTrail.entry());

    assertThat(opened.store().tenants().get(0).optOuts().all()).containsExactly(second);
    assertThat(opened.store().tenants()).extracting(Tenant::changes).containsExactly(3, 0);
  }

  @Test
  void noteOverridden_isKeptOnceForEachPack_andCountedAsAChangeOfThatTenantAlone() {
    Tenant tenant = new Tenant(UUID.randomUUID(), "a", Plan.FREE, LogMode.LOSSLESS, 0, EARLY);
    Tenant other = new Tenant(UUID.randomUUID(), "b", Plan.FREE, LogMode.LOSSLESS, 0, LATE);
    opened.store().add(tenant, TestTrail.entry());
    opened.store().add(other, TestTrail.entry());

    for (String pack : List.of("lead-quality", "lead", "lead-quality", "lead")) {
      opened.store().noteOverridden(tenant.id(), pack);
    }

    assertThat(opened.store().tenants().get(0).overridden())
        .containsExactly("lead", "lead-quality");
    assertThat(opened.store().tenants()).extracting(Tenant::changes).containsExactly(2, 0);
  }

  @Test
  void revoke_twice_keepsTheFirstTime() {
    ApiKey key = key(null, Set.of(Role.OPERATOR), "h", EARLY);
    opened.store().add(key, TestTrail.entry());

    opened.store().revoke(key.id(), EARLY, TestTrail.entry());
    opened.store().revoke(key.id(), LATE, TestTrail.entry());

    assertThat(opened.store().keys()).extracting(ApiKey::revokedOn).containsExactly(EARLY);
  }

  private static ApiKey key(@Nullable UUID tenant, Set<Role> roles, String hash, Instant at) {
    return new ApiKey(UUID.randomUUID(), tenant, "n8n", roles, "ak_abc", hash, at, null);
  }
}
