package dev.assay.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.keys.Lookup;
import dev.assay.tenants.AllowList;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.OptOut;
import dev.assay.tenants.OptOuts;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Subscription;
import dev.assay.tenants.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A tenant as it is kept. */
final class TenantForm {
  private TenantForm() {}

  static String write(Tenant tenant) {
    ObjectNode out = Forms.JSON.createObjectNode();
    out.put("tenant_id", tenant.id().toString()).put("name", tenant.name());
    Subscription subscription = tenant.subscription();
    out.put("plan", subscription.plan().json()).put("granted", subscription.granted());
    if (subscription.next() != null) {
      out.put("next_plan", subscription.next().plan().json());
      out.put("next_plan_from", subscription.next().from().toString());
    }
    out.put("log", tenant.log().json());
    out.put("allowed", tenant.allowed().text());
    ArrayNode overridden = out.putArray("overridden");
    tenant.overridden().forEach(overridden::add);
    ArrayNode optOuts = out.putArray("opt_outs");
    tenant.optOuts().all().forEach(each -> optOuts.add(optOut(each)));
    out.put("changes", tenant.changes()).put("created_on", tenant.createdOn().toString());
    return out.toString();
  }

  static Tenant read(String form) {
    JsonNode in = Forms.parse(form);
    return new Tenant(
        Forms.id(in, "tenant_id"),
        in.path("name").asText(),
        subscription(in),
        LogMode.of(in.path("log").asText()),
        AllowList.read(in.path("allowed").asText()),
        overridden(in),
        optOuts(in),
        in.path("changes").asInt(),
        Instant.parse(in.path("created_on").asText()));
  }

  private static Subscription subscription(JsonNode tenant) {
    return new Subscription(
        Plan.of(tenant.path("plan").asText()),
        tenant.hasNonNull("granted") ? tenant.path("granted").asInt() : null,
        tenant.has("next_plan")
            ? new Subscription.Next(
                Plan.of(tenant.path("next_plan").asText()),
                Instant.parse(tenant.path("next_plan_from").asText()))
            : null);
  }

  private static ObjectNode optOut(OptOut optOut) {
    ObjectNode out = Forms.JSON.createObjectNode();
    out.put("opt_out_id", optOut.id().toString()).put("by", optOut.by().name());
    ArrayNode lookups = out.putArray("lookups");
    optOut.lookups().forEach(lookups::add);
    Forms.who(out.putObject("who"), optOut.who());
    return out.put("created_on", optOut.createdOn().toString());
  }

  private static OptOuts optOuts(JsonNode tenant) {
    List<OptOut> all = new ArrayList<>();
    for (JsonNode in : tenant.path("opt_outs")) {
      List<String> lookups = new ArrayList<>();
      in.path("lookups").forEach(lookup -> lookups.add(lookup.asText()));
      all.add(
          new OptOut(
              Forms.id(in, "opt_out_id"),
              Lookup.valueOf(in.path("by").asText()),
              lookups,
              Forms.who(in.path("who")),
              Instant.parse(in.path("created_on").asText())));
    }
    return new OptOuts(all);
  }

  /** What was kept by a release that did not note it may have had them for one pack alone. */
  private static Set<String> overridden(JsonNode tenant) {
    Set<String> packs = new HashSet<>();
    if (!tenant.has("overridden")) {
      packs.add("crm-score");
    }
    tenant.path("overridden").forEach(pack -> packs.add(pack.asText()));
    return packs;
  }
}
