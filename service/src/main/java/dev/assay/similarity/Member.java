package dev.assay.similarity;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.canonical.Hash;
import java.util.SortedSet;
import java.util.UUID;

/**
 * A customer as it is compared.
 *
 * @param domain registered domain of the company; empty when not known
 */
public record Member(UUID id, String domain, Traits traits) {

  /** SHA-256 over the canonical JSON of all that a comparison may rest on. */
  byte[] leaf() {
    CanonicalWriter out = new CanonicalWriter(512).beginObject();
    out.key("country").value(traits.country()).key("custom").beginObject();
    traits.custom().forEach((name, terms) -> texts(out.key(name), terms));
    out.endObject().key("customer").value(id.toString()).key("domain").value(domain);
    out.key("employees").value(traits.employees());
    out.key("funding_stage").value(traits.fundingStage());
    texts(out.key("growth_signals"), traits.growthSignals());
    texts(out.key("industry"), traits.industry());
    texts(out.key("tech_stack"), traits.techStack());
    return Hash.sha256(out.endObject().toBytes());
  }

  private static void texts(CanonicalWriter out, SortedSet<String> texts) {
    out.beginArray();
    texts.forEach(out::value);
    out.endArray();
  }
}
