package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.activation.Activations;
import dev.assay.audit.Who;
import dev.assay.packs.Line;
import dev.assay.tenants.ApiKey;
import dev.assay.tenants.Tenant;
import java.util.List;
import java.util.UUID;

/** Reads what calls about packs have in common: the pack, whose line it is, who asks and why. */
final class PackCalls {
  private final Activations activations;

  PackCalls(Activations activations) {
    this.activations = activations;
  }

  /** The pack of the path. */
  String pack(Call call) {
    String pack = call.path().getOrDefault("pack", "");
    if (!activations.current().has(pack)) {
      throw new Refusal(Kind.NOT_FOUND);
    }
    return pack;
  }

  /** The line a caller changes: operators the base line, others their own. */
  Line changed(Call call) {
    Tenant tenant = call.principal().tenant();
    return new Line(tenant == null ? Line.BASE : tenant.id(), pack(call));
  }

  /** The line a caller asks for; where none is named, the one that judges the caller's leads. */
  Line shown(Call call) {
    String pack = pack(call);
    String asked = call.query().text("line");
    if (asked != null && !asked.equals("base") && !asked.equals("own")) {
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("?line", "must be base or own")));
    }
    Tenant tenant = call.principal().tenant();
    if (tenant == null || "base".equals(asked)) {
      return Line.base(pack);
    }
    boolean own = asked != null || activations.current().tenant(tenant.id(), pack).own();
    return own ? new Line(tenant.id(), pack) : Line.base(pack);
  }

  /** For whom a caller asks what judges: its tenant, or nobody in particular. */
  static UUID judged(Call call) {
    Tenant tenant = call.principal().tenant();
    return tenant == null ? Line.BASE : tenant.id();
  }

  static Who who(Call call) {
    ApiKey key = call.principal().key();
    return new Who(key.id(), key.name());
  }

  /** Why a caller does it; empty where the body does not say. */
  static String reason(Call call) {
    JsonNode body = call.body();
    return body == null ? "" : body.path("reason").asText("");
  }
}
