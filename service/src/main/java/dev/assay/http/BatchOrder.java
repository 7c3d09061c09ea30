package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.decide.Order;
import dev.assay.tenants.LogMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch asks for each of its leads.
 *
 * @param version of the pack; null for the one in force
 * @param liveAt by what was in force then; null for now. Not with a version
 * @param asOf the clock of all decisions; null for the moment of each
 * @param leadIdField in which the caller's own id of a lead stands; null where none is named
 */
record BatchOrder(
    UUID tenantId,
    String pack,
    @Nullable String version,
    @Nullable Instant liveAt,
    @Nullable Instant asOf,
    LogMode log,
    boolean explain,
    @Nullable String leadIdField) {

  /** Reads the query of a call. */
  static BatchOrder of(Call call, AsOf clock) {
    Query query = call.query();
    query.only("pack", "version", "live_at", "as_of", "log", "explain", "lead_id_field");
    String pack = query.text("pack");
    if (pack == null) {
      throw invalid("pack", "is required");
    }
    if (query.text("version") != null && query.text("live_at") != null) {
      throw invalid("live_at", AsOf.NOT_BOTH);
    }
    return new BatchOrder(
        call.tenant().id(),
        pack,
        query.text("version"),
        clock.past(query.text("live_at"), "?live_at"),
        clock.read(call, query.text("as_of"), "?as_of"),
        log(call),
        query.flag("explain"),
        query.text("lead_id_field"));
  }

  /**
   * The order for one lead.
   *
   * @param id of its decision; null for a new one
   */
  Order of(ObjectNode lead, @Nullable UUID id) {
    Order order =
        new Order(id, tenantId, pack, version, liveAt, lead, leadId(lead), asOf, null, log);
    return order.mapped();
  }

  boolean recorded() {
    return log != LogMode.NONE;
  }

  /** The caller's own id of a lead; null where it names none. */
  @Nullable String leadId(ObjectNode lead) {
    if (leadIdField == null) {
      return null;
    }
    JsonNode value = lead.path(leadIdField);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String leadId = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
    if (!LeadId.fits(leadId)) {
      throw new Refusal(Kind.INVALID_REQUEST, "the lead's id " + LeadId.RULE);
    }
    return leadId;
  }

  private static LogMode log(Call call) {
    String asked = call.query().text("log");
    if (asked == null) {
      return call.tenant().log();
    }
    LogMode mode = LogMode.find(asked);
    if (mode == null) {
      throw invalid("log", "must be lossless, bounded or none");
    }
    return mode;
  }

  private static Refusal invalid(String name, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("?" + name, message)));
  }
}
