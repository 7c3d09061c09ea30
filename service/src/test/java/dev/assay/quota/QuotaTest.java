package dev.assay.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class QuotaTest {
  private static final Instant NOW = Instant.parse("2026-11-30T23:59:59.999Z");
  private static final Instant NEXT = Instant.parse("2026-12-01T00:00:00Z");

  private final Tenant free = tenant(Plan.FREE);
  private final Written store = new Written();
  private final Quota one = new Quota(store, UUID::randomUUID);
  private final Quota other = new Quota(store, UUID::randomUUID);

  private static Tenant tenant(Plan plan) {
    return new Tenant(UUID.randomUUID(), "acme", plan, LogMode.LOSSLESS, 0, NOW);
  }

  /** A store in memory, which can be away. */
  private static final class Written implements UsageStore {
    private final Map<YearMonth, Map<UUID, Long>> months = new HashMap<>();
    private final List<Added> added = new ArrayList<>();
    private boolean away;

    @Override
    public void add(YearMonth month, List<Added> more) {
      if (away) {
        throw new IllegalStateException("away");
      }
      Map<UUID, Long> known = months.computeIfAbsent(month, none -> new HashMap<>());
      more.forEach(each -> known.merge(each.tenantId(), each.leads(), Long::sum));
      added.addAll(more);
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
  void leads_ofAPlanWithoutALimit_areCountedAndToldOfOnceAMinute() {
    Tenant unlimited = tenant(Plan.UNLIMITED);
    Instant then = NOW.minusSeconds(120);
    YearMonth month = YearMonth.of(2026, 11);

    assertThat(one.take(unlimited, 1_000_000, then)).isTrue();
    one.giveBack(unlimited, 1, then);
    one.exchange(then);
    assertThat(store.of(month)).containsEntry(unlimited.id(), 999_999L);

    one.take(unlimited, 1, then);
    one.exchange(then.plusSeconds(59));
    assertThat(store.of(month)).containsEntry(unlimited.id(), 999_999L);
    assertThat(one.scored(unlimited.id(), then)).isEqualTo(1_000_000);
    one.exchange(then.plusSeconds(60));
    assertThat(store.of(month)).containsEntry(unlimited.id(), 1_000_000L);
    assertThat(one.scored(unlimited.id(), then)).isEqualTo(1_000_000);

    one.take(unlimited, 1, then);
    one.finish(then.plusSeconds(61));
    assertThat(store.of(month)).containsEntry(unlimited.id(), 1_000_001L);
    assertThat(one.scored(unlimited.id(), NEXT)).isZero();
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
  void leads_thatAreGivenBack_canBeTakenAgain_butNotOfAMonthThatIsOver() {
    one.take(free, 100, NOW);
    one.giveBack(free, 1, NOW);
    one.exchange(NOW);
    one.giveBack(free, 2, NOW);
    assertThat(one.take(free, 4, NOW)).isFalse();
    assertThat(one.take(free, 3, NOW)).isTrue();

    assertThat(one.take(free, 100, NEXT)).isTrue();
    one.giveBack(free, 100, NOW);
    assertThat(one.take(free, 1, NEXT)).isFalse();
  }

  @Test
  void refusal_isWrittenDown_withWhatTellsOfIt() {
    one.take(free, 99, NOW);
    one.exchange(NOW);
    one.take(free, 2, NOW);
    one.exchange(NOW);
    one.exchange(NOW);

    assertThat(store.added).extracting(UsageStore.Added::refused).containsExactly(false, true);
    UsageStore.Added told = store.added.get(1);
    assertThat(told.leads()).isZero();
    assertThat(told.limit()).isEqualTo(100);
    assertThat(told.reached().type()).isEqualTo("quota.reached");
    assertThat(told.reached().data())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("limit", "100", "month", "2026-11", "resets_on", NEXT.toString()));
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
