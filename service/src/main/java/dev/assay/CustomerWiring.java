package dev.assay;

import dev.assay.audit.Audit;
import dev.assay.customers.CustomerSets;
import dev.assay.customers.CustomerStore;
import dev.assay.customers.Customers;
import dev.assay.intake.Intake;
import dev.assay.rollout.Clockwork;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Who bought already, wired: what leads are compared with on this node. */
public final class CustomerWiring implements AutoCloseable {
  /** How late this node may hear of what another has written. */
  private static final Duration LATEST = Duration.ofSeconds(1);

  private final CustomerSets sets;
  private final Customers customers;
  private final Clockwork clockwork = new Clockwork();

  /** Wires it; nobody is known yet. */
  public CustomerWiring(
      CustomerStore store,
      CustomerSets sets,
      Supplier<Intake> intake,
      Audit audit,
      Clock clock,
      Supplier<UUID> ids) {
    this.sets = sets;
    this.customers = new Customers(store, sets, intake, audit, clock, ids);
  }

  /** Reads all customers there are, and goes on to hear of new ones. Blocks. */
  public void begin() {
    sets.catchUp();
    clockwork.every(LATEST, "hear of customers", sets::catchUp);
  }

  public Customers customers() {
    return customers;
  }

  @Override
  public void close() {
    clockwork.close();
  }
}
