package dev.assay.central;

import dev.assay.clients.Clients;
import dev.assay.learning.Learner;
import dev.assay.leases.LeaseStore;
import dev.assay.outside.Away;
import dev.assay.rollout.Clockwork;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node's link to its central, both ways; without a central it does nothing. */
public final class Link implements AutoCloseable {
  /** How late an outcome may be forwarded. */
  private static final Duration LATEST = Duration.ofSeconds(1);

  private final Accounts accounts;
  private final @Nullable Forwarder forwarder;
  private final Clockwork clockwork = new Clockwork();

  /**
   * Nothing is asked or told yet.
   *
   * @param secret of the hashes that leads go by
   */
  public Link(
      Central central,
      CentralStore store,
      LeaseStore leases,
      Clients clients,
      Learner learner,
      UUID nodeId,
      byte[] secret,
      Clock clock) {
    URI url = central.url();
    Away asking = new Away(clock);
    ConfigApi api = url == null ? null : new ConfigApi(url);
    accounts = new Accounts(central, store, clients, learner, api, asking, clock);
    forwarder =
        api == null
            ? null
            : new Forwarder(central, store, api, new Away(clock), leases, nodeId, secret, clock);
  }

  /** Begins to forward. Blocks. */
  public void begin() {
    Forwarder begun = forwarder;
    if (begun != null) {
      accounts.begin();
      clockwork.every(LATEST, "forward outcomes", begun::run);
    }
  }

  /** Those whose weights the central finds. */
  public Accounts accounts() {
    return accounts;
  }

  /** How many outcomes the central will never be told of. */
  public long lost() {
    return forwarder == null ? 0 : forwarder.lost();
  }

  @Override
  public void close() {
    clockwork.close();
    accounts.close();
  }
}
