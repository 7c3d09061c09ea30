package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.events.Event;
import dev.assay.leads.Activity;
import dev.assay.leads.FactorRow;
import dev.assay.leads.LeadStore.Put;
import dev.assay.leads.LeadStore.Scored;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import dev.assay.model.ActivityKind;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import dev.assay.workflow.Consequence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads of a tenant in a database of a test. */
final class KeptLeads implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  static final Instant LATER = NOON.plusSeconds(3_600);

  final UUID tenant = UUID.randomUUID();
  final Database database;
  final SqlLeadStore leads;

  KeptLeads(Database database) {
    this.database = database;
    leads = new SqlLeadStore(database);
    new SqlTenantStore(database)
        .add(
            new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON),
            TestTrail.entry());
  }

  static Activity activity(String dedupe, ActivityKind kind, Instant at) {
    return new Activity(UUID.randomUUID(), dedupe, kind, at, NOON, Bytes.of((byte) 7));
  }

  static Bytes sealed(int content) {
    return Bytes.of((byte) content);
  }

  Put sent(UUID id, String lookup, Activity... happened) {
    return new Put(id, tenant, lookup, sealed(1), sealed(2), NOON, List.of(happened));
  }

  StoredLead lead() {
    UUID id = UUID.randomUUID();
    leads.put(sent(id, "hash of " + id));
    return found(id);
  }

  StoredLead found(UUID id) {
    return leads.find(id).orElseThrow();
  }

  private static Snapshot snapshot(@Nullable Integer total, @Nullable String band, Instant at) {
    return new Snapshot(
        total, band, "nurture", total, band, "nurture", "v1", at, UUID.randomUUID(), null);
  }

  boolean score(StoredLead lead, @Nullable Integer total, @Nullable String band, Instant at) {
    FactorRow factor = new FactorRow("recency", "engagement", 6, "{\"points\":6.0}");
    Event event =
        new Event(UUID.randomUUID(), tenant, "lead.scored", "lead", new TreeMap<>(), NOON);
    return leads.apply(
        new Scored(
            lead,
            snapshot(total, band, at),
            "activity",
            List.of(factor),
            List.of(event),
            Consequence.none(tenant, lead.id(), lead.course()),
            LATER));
  }

  AuditEntry entry() {
    return new AuditEntry(
        UUID.randomUUID(), NOON, tenant, Who.SERVICE, "lead.overridden", "", "", Map.of());
  }

  @Override
  public void close() {
    database.close();
  }
}
