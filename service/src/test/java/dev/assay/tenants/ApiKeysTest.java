package dev.assay.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ApiKeysTest {
  private final InMemoryTenantStore store = new InMemoryTenantStore();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  private final ApiKeys keys = keys((byte) 1);

  private ApiKeys keys(byte secret) {
    byte[] bytes = new byte[32];
    bytes[0] = secret;
    Random random = new Random(7);
    return new ApiKeys(
        store,
        bytes,
        new TestTrail().audit(),
        clock,
        () -> new UUID(random.nextLong(), random.nextLong()),
        new SecureRandom());
  }

  private IssuedKey issue(Role... roles) {
    Tenant tenant = keys.create("acme", Plan.GROWTH, Who.SERVICE);
    return keys.issue(tenant.id(), "n8n", Set.of(roles));
  }

  @Test
  void issue_key_opensItsTenantAndNoOther() {
    keys.create("other", Plan.FREE, Who.SERVICE);

    IssuedKey issued = issue(Role.INTEGRATOR, Role.AUDITOR);

    Principal holder = Objects.requireNonNull(keys.holder(issued.secret()));
    assertThat(holder.tenant()).extracting(Tenant::name).isEqualTo("acme");
    assertThat(holder.key().roles()).containsExactly(Role.INTEGRATOR, Role.AUDITOR);
    assertThat(holder.hasAny(EnumSet.of(Role.AUDITOR, Role.ADMIN))).isTrue();
    assertThat(holder.hasAny(EnumSet.of(Role.OPERATOR, Role.ADMIN))).isFalse();
  }

  @Test
  void issue_key_has256BitsAndRestsOnlyAsHash() {
    IssuedKey issued = issue(Role.ADMIN);

    assertThat(issued.secret()).matches("ak_[A-Za-z0-9_-]{43}");
    assertThat(store.keys().toString() + issued).doesNotContain(issued.secret().substring(9));
    assertThat(issued.key().prefix()).isEqualTo(issued.secret().substring(0, 9));
    assertThat(issued.key().hash()).matches("[0-9a-f]{64}");
    assertThat(issue(Role.ADMIN).secret()).isNotEqualTo(issued.secret());
  }

  @Test
  void holder_anythingElse_isNobody() {
    String secret = issue(Role.ADMIN).secret();

    assertThat(keys.holder("")).isNull();
    assertThat(keys.holder("ak_")).isNull();
    assertThat(keys.holder(secret + "A")).isNull();
    assertThat(keys.holder(secret.substring(0, secret.length() - 1))).isNull();
    assertThat(keys.holder(secret.toUpperCase(Locale.ROOT))).isNull();
    assertThat(keys.holder(store.keys().get(0).hash())).isNull();
  }

  @Test
  void holder_otherSecretOfTheService_isNobody() {
    String secret = issue(Role.ADMIN).secret();

    assertThat(keys((byte) 1).holder(secret)).isNotNull();
    assertThat(keys((byte) 2).holder(secret)).isNull();
  }

  @Test
  void revoke_key_opensNothingAndStaysListed() {
    IssuedKey issued = issue(Role.ADMIN);

    keys.revoke(issued.key().id(), Who.SERVICE);

    assertThat(keys.holder(issued.secret())).isNull();
    assertThat(keys.holder(issued.key().id())).isNull();
    UUID tenant = store.tenants().get(0).id();
    assertThat(keys.keys(tenant)).extracting(ApiKey::revokedOn).containsExactly(clock.instant());
  }

  @Test
  void adoptOperator_anotherKey_replacesTheOneBefore() {
    assertThat(keys.hasOperator()).isFalse();

    keys.adoptOperator("first-operator-key-of-this-node");
    keys.adoptOperator("first-operator-key-of-this-node");
    assertThat(store.keys()).hasSize(1);
    assertThat(keys.hasOperator()).isTrue();
    Principal operator = Objects.requireNonNull(keys.holder("first-operator-key-of-this-node"));
    assertThat(operator.tenant()).isNull();

    keys.adoptOperator("another-operator-key-of-this-node");
    assertThat(keys.holder("first-operator-key-of-this-node")).isNull();
    assertThat(keys.holder("another-operator-key-of-this-node")).isNotNull();
  }

  @Test
  void adoptOperator_keyThatWasReplaced_isRefusedAndChangesNothing() {
    keys.adoptOperator("first-operator-key-of-this-node");
    keys.adoptOperator("another-operator-key-of-this-node");

    assertThatThrownBy(() -> keys.adoptOperator("first-operator-key-of-this-node"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("choose another");
    assertThat(keys.holder("another-operator-key-of-this-node")).isNotNull();
  }

  @Test
  void apiKey_operatorOfATenant_isRefused() {
    UUID tenant = keys.create("acme", Plan.FREE, Who.SERVICE).id();

    assertThatThrownBy(() -> keys.issue(tenant, "x", Set.of(Role.OPERATOR)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> keys.issue(null, "x", Set.of(Role.ADMIN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> keys.issue(tenant, "x", Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.keys()).isEmpty();
  }
}
