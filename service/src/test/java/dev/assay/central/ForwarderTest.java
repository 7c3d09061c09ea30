package dev.assay.central;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.leases.Lease;
import dev.assay.leases.LeaseStore;
import dev.assay.outcomes.Outcome;
import dev.assay.outside.Away;
import dev.assay.tenants.MovableClock;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ForwarderTest {
  private static final UUID NODE = new UUID(0, 1);
  private static final UUID TENANT = new UUID(0, 2);
  private static final String NOBODY = "http://127.0.0.1:1";

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  private final Owing store = new Owing();

  /** A store in memory. */
  private static final class Owing implements CentralStore {
    private final List<Owed> owed = new ArrayList<>();

    @Override
    public List<Known> all() {
      return List.of();
    }

    @Override
    public void put(Known known) {
      throw new UnsupportedOperationException("nobody is asked here");
    }

    @Override
    public List<Owed> owed(int limit) {
      return owed.stream().limit(limit).toList();
    }

    @Override
    public void settle(UUID outcomeId) {
      owed.removeIf(each -> each.outcomeId().equals(outcomeId));
    }

    @Override
    public int forget(int kept) {
      return 0;
    }

    @Override
    public int count() {
      return owed.size();
    }
  }

  /** A node that is alone. */
  private static final class Alone implements LeaseStore {
    @Override
    public Optional<Lease> take(String task, UUID holder, Instant now, Instant until) {
      return Optional.of(new Lease(task, holder, 1));
    }

    @Override
    public void release(Lease lease) {}
  }

  private Forwarder forwarder(Central central) {
    return new Forwarder(
        central,
        store,
        new ConfigApi(URI.create(NOBODY)),
        new Away(clock),
        new Alone(),
        NODE,
        new byte[32],
        clock);
  }

  private void owe(int outcomes) {
    for (int i = 0; i < outcomes; i++) {
      store.owed.add(
          new Owed(UUID.randomUUID(), TENANT, "central's", new UUID(1, i), Outcome.CONVERTED));
    }
  }

  @Test
  void outcomes_ofATenantWithoutAKey_areGivenUp_andCounted() {
    Forwarder forwarder = forwarder(Central.of(NOBODY, List.of(new UUID(0, 3) + "=another's")));
    owe(103);

    forwarder.run();

    assertThat(store.count()).isZero();
    assertThat(forwarder.lost()).isEqualTo(103);
  }

  @Test
  void outcomes_thatTheCentralDoesNotHear_areKept_andNotCounted() {
    Forwarder forwarder = forwarder(Central.of(NOBODY, List.of("everybody's")));
    owe(2);

    forwarder.run();

    assertThat(store.count()).isEqualTo(2);
    assertThat(forwarder.lost()).isZero();
  }
}
