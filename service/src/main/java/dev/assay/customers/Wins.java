package dev.assay.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;
import dev.assay.similarity.LeadCompany;
import dev.assay.similarity.TraitsJson;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Leads that became customers. Leads are compared with their companies within a second: whoever
 * tells of an outcome does not wait for that. Thread-safe; calls block.
 */
public final class Wins {
  private final WinStore store;
  private final CustomerStore customers;
  private final CustomerSets sets;
  private final Supplier<Intake> intake;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  /**
   * Over stores that all nodes share.
   *
   * @param newId gives UUIDv7
   */
  public Wins(
      WinStore store,
      CustomerStore customers,
      CustomerSets sets,
      Supplier<Intake> intake,
      Audit audit,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.customers = customers;
    this.sets = sets;
    this.intake = intake;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * Takes the company of a lead in that became a customer, under its domain: the company and no
   * person. Nothing happens where the lead does not say whose it is, or where the tenant has as
   * many customers as it may.
   *
   * @param lead as it was sent
   * @return the customer; empty where there is none
   */
  public Optional<Customer> won(UUID tenantId, Win win, JsonNode lead) {
    Lead read = intake.get().read(lead).lead();
    LeadCompany company = sets.of(tenantId).of(read, lead);
    if (company.domain().isEmpty()) {
      return Optional.empty();
    }
    Customer known = customers.find(tenantId, company.domain()).orElse(null);
    if (known != null && known.origin() != Origin.OUTCOME) {
      return Optional.of(known); // what was said on purpose goes before what a lead says
    }
    Customer customer =
        new Customer(
            newId.get(),
            tenantId,
            company.domain(),
            new Company(
                lead.path("company").asText(""),
                company.domain(),
                TraitsJson.write(company.traits())),
            Origin.OUTCOME,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return store.win(customer, win, Customers.MOST)
        ? customers.find(tenantId, company.domain())
        : Optional.empty();
  }

  /**
   * Takes that back: the company is no customer any more, unless somebody said so on purpose or
   * another lead tells of it.
   */
  public void lost(UUID tenantId, Win win, Who who) {
    store.lose(
        tenantId,
        win,
        id -> audit.entry(tenantId, who, "customer.removed", id.toString(), "", Map.of()));
  }
}
