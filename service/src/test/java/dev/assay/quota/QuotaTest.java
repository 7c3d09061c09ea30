package dev.assay.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class QuotaTest {
  private static final Instant NOW = Instant.parse("2026-11-30T23:59:59.999Z");
  private static final Instant NEXT = Instant.parse("2026-12-01T00:00:00Z");

  private final Tenant free = tenant(Plan.FREE);
  private final Written store = new Written();
  private final Quota one = new Quota(store);
  private final Quota other = new Quota(store);

  private static Tenant tenant(Plan plan) {
    return new Tenant(UUID.randomUUID(), "acme", plan, LogMode.LOSSLESS, 0, NOW);
  }

  /** A store in memory, which can be away. */
  private static final class Written implements UsageStore {
    private final Map<YearMonth, Map<UUID, Long>> months = new HashMap<>();
    private boolean away;

    @Override
    public void add(YearMonth month, Map<UUID, Long> leads) {
      if (away) {
        throw new IllegalStateException("away");
      }
      Map<UUID, Long> known = months.computeIfAbsent(month, none -> new HashMap<>());
      leads.forEach((tenantId, more) -> known.merge(tenantId, more, Long::sum));
    }

    @Override
    public Map<UUID, Long> of(YearMonth month) {
      return months.getOrDefault(month, Map.of());
    }
  }

  @Test
  void leads_upToTheLimit_areTaken_andABatchThatIsTooLargeNotInPart() {
    assertThat(one.take(free, 60, NOW)).isTrue();
    assertThat(one.take(free, 41, NOW)).isFalse();
    assertThat(one.take(free, 40, NOW)).isTrue();
    assertThat(one.take(free, 1, NOW)).isFalse();
    assertThat(one.take(tenant(Plan.FREE), 100, NOW)).isTrue();
  }

  @Test
  void leads_ofAPlanWithoutALimit_areNotCounted() {
    Tenant unlimited = tenant(Plan.UNLIMITED);

    assertThat(one.take(unlimited, 1_000_000, NOW)).isTrue();
    one.exchange(NOW);
    assertThat(store.months).isEmpty();
  }

  @Test
  void month_thatIsNew_beginsAtNothing() {
    assertThat(one.take(free, 100, NOW)).isTrue();
    assertThat(Quota.next(NOW)).isEqualTo(NEXT);
    assertThat(one.take(free, 100, NEXT)).isTrue();
    assertThat(one.take(free, 1, NEXT)).isFalse();
  }

  @Test
  void nodes_thatExchange_countTogether() {
    one.take(free, 70, NOW);
    one.exchange(NOW);
    one.take(free, 5, NOW);
    other.exchange(NOW);

    assertThat(other.take(free, 31, NOW)).isFalse();
    assertThat(other.take(free, 25, NOW)).isTrue();
    other.exchange(NOW);
    one.exchange(NOW);
    one.exchange(NOW);
    assertThat(one.take(free, 1, NOW)).isFalse();
    assertThat(store.of(YearMonth.of(2026, 11))).containsEntry(free.id(), 100L);
  }

  @Test
  void count_thatCannotBeWritten_isNeitherLostNorWrittenTwice() {
    one.take(free, 70, NOW);
    store.away = true;
    assertThatThrownBy(() -> one.exchange(NOW)).hasMessage("away");
    assertThat(one.take(free, 31, NOW)).isFalse();

    store.away = false;
    one.exchange(NOW);
    one.exchange(NOW);
    assertThat(store.of(YearMonth.of(2026, 11))).containsEntry(free.id(), 70L);
  }
}
