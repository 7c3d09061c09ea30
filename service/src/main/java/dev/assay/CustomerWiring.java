package dev.assay;

import dev.assay.audit.Audit;
import dev.assay.customers.CustomerSets;
import dev.assay.customers.Customers;
import dev.assay.customers.Wins;
import dev.assay.intake.Intake;
import dev.assay.rollout.Clockwork;
import dev.assay.storage.SqlCustomerStore;
import dev.assay.storage.SqlWinStore;
import java.time.Duration;
import java.util.function.Supplier;

/** Who bought already, wired: what leads are compared with on this node. */
public final class CustomerWiring implements AutoCloseable {
  /** How late this node may hear of what another has written. */
  private static final Duration LATEST = Duration.ofSeconds(1);

  private final CustomerSets sets;
  private final Customers customers;
  private final Wins wins;
  private final Clockwork clockwork = new Clockwork();

  /** Wires it; nobody is known yet. */
  CustomerWiring(Ground ground, Supplier<Intake> intake, Audit audit) {
    SqlCustomerStore store = new SqlCustomerStore(ground.database());
    this.sets = new CustomerSets(store);
    this.customers = new Customers(store, sets, audit, ground.clock(), ground.ids());
    this.wins =
        new Wins(
            new SqlWinStore(ground.database()),
            store,
            sets,
            intake,
            audit,
            ground.clock(),
            ground.ids());
  }

  /** Reads all customers there are, and goes on to hear of new ones. Blocks. */
  public void begin() {
    sets.catchUp();
    clockwork.every(LATEST, "hear of customers", sets::catchUp);
  }

  /** What the decider asks. */
  CustomerSets sets() {
    return sets;
  }

  /** What the routes stand on. */
  public Customers customers() {
    return customers;
  }

  /** What hears of leads that became customers. */
  Wins wins() {
    return wins;
  }

  @Override
  public void close() {
    clockwork.close();
  }
}
