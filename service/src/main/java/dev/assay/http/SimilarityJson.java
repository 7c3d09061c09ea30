package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.customers.Customers;
import dev.assay.customers.Named;
import dev.assay.model.Similarity;
import dev.assay.similarity.Gower;
import dev.assay.similarity.LeadCompany;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whom a lead is like, in answers; a customer that was removed since is not named. */
final class SimilarityJson {
  private final Customers customers;

  SimilarityJson(Customers customers) {
    this.customers = customers;
  }

  /** {@code "similarity": {...}} of a decision, where its pack looked at customers. */
  void part(CanonicalWriter out, UUID tenantId, Similarity similarity) {
    if (!similarity.equals(Similarity.ABSENT)) {
      begin(out.key("similarity").beginObject(), similarity).key("nearest").beginArray();
      for (Similarity.Near near : similarity.nearest()) {
        customers.named(tenantId, near.customer()).ifPresent(named -> near(out, near, named));
      }
      out.endArray().endObject();
    }
  }

  /** The same by itself, with what was known of the lead's company. */
  CanonicalWriter whole(
      UUID tenantId,
      LeadCompany company,
      Similarity similarity,
      String hash,
      List<String> warnings) {
    CanonicalWriter out = begin(new CanonicalWriter().beginObject(), similarity);
    Json.text(out.key("customers_hash"), hash.isEmpty() ? null : hash);
    out.key("domain").value(company.domain());
    texts(out.key("traits"), company.traits().texts());
    out.key("nearest").beginArray();
    for (Similarity.Near near : similarity.nearest()) {
      Optional<Named> named = customers.named(tenantId, near.customer());
      named.ifPresent(
          known -> {
            begin(out, near, known).key("traits").beginArray();
            customers
                .index(tenantId)
                .traits(UUID.fromString(near.customer()))
                .ifPresent(
                    traits ->
                        pairs(
                            out,
                            company.traits().texts(),
                            traits.texts(),
                            Gower.pairs(company.traits(), traits)));
            out.endArray().endObject();
          });
    }
    Json.texts(out.endArray().key("warnings"), warnings);
    return out.endObject();
  }

  private static CanonicalWriter begin(CanonicalWriter out, Similarity similarity) {
    out.key("known").value(similarity.known()).key("value").value(similarity.value());
    out.key("coverage").value(similarity.coverage());
    return out.key("customers").value(similarity.customers());
  }

  private static void near(CanonicalWriter out, Similarity.Near near, Named named) {
    begin(out, near, named).endObject();
  }

  private static CanonicalWriter begin(CanonicalWriter out, Similarity.Near near, Named named) {
    out.beginObject().key("customer_id").value(named.externalId());
    out.key("name").value(named.name()).key("domain").value(named.domain());
    out.key("similarity").value(near.similarity());
    out.key("same_company").value(near.sameCompany());
    Json.texts(out.key("shared"), near.shared());
    Json.texts(out.key("different"), near.different());
    Json.texts(out.key("missing"), near.missing());
    return out;
  }

  private static void pairs(
      CanonicalWriter out,
      Map<String, String> lead,
      Map<String, String> customer,
      List<Gower.Pair> pairs) {
    for (Gower.Pair pair : pairs) {
      out.beginObject().key("trait").value(pair.trait()).key("weight").value(pair.weight());
      Json.text(out.key("lead"), lead.get(pair.trait()));
      Json.text(out.key("customer"), customer.get(pair.trait()));
      if (pair.known()) {
        out.key("similarity").value(pair.similarity());
      } else {
        out.key("similarity").nullValue();
      }
      out.endObject();
    }
  }

  private static void texts(CanonicalWriter out, Map<String, String> texts) {
    out.beginObject();
    texts.forEach((name, text) -> out.key(name).value(text));
    out.endObject();
  }
}
