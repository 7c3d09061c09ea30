package dev.assay.learning;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.clients.Method;
import dev.assay.learning.IndustryPriors.Prior;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The best weights that are known for a client, and where they come from.
 *
 * @param weights are not negative and sum to 1
 * @param provenance canonical JSON
 */
public record Lesson(Method method, SortedMap<String, Double> weights, String provenance) {
  /** With so much evidence of its own a client is believed as much as all others. */
  private static final double OWN_HALF = 40;

  /** With so much evidence those like it are believed as much as the table of industries. */
  private static final double POOL_HALF = 20;

  public Lesson {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  /**
   * The best that can be said; nothing where nothing is known.
   *
   * @param own what the client's own outcomes say; null where they say nothing
   * @param pool what clients like it have in common; null where they are too few
   * @param usual the weights of the pack
   */
  static Optional<Lesson> of(
      String industry,
      @Nullable Pattern own,
      @Nullable Pool pool,
      IndustryPriors priors,
      SortedMap<String, Double> usual) {
    Prior prior = priors.of(industry).orElse(null);
    if (own == null && pool == null && prior == null) {
      return Optional.empty();
    }
    Prior start = prior == null ? priors.other() : prior;
    SortedMap<String, Double> first = Shares.between(start.weights(), 1, usual);
    SortedMap<String, Double> base = first;
    double poolShare = 0;
    if (pool != null) {
      poolShare = pool.evidence() / (pool.evidence() + POOL_HALF);
      base = Shares.between(pool.shares(), poolShare, base);
    }
    double ownShare = 0;
    SortedMap<String, Double> found = base;
    if (own != null) {
      ownShare = own.evidence() / (own.evidence() + OWN_HALF);
      found = Shares.between(own.shares(), ownShare, base);
    }
    SortedMap<String, Double> weights = Shares.of(found);
    if (weights.isEmpty()) {
      weights = Shares.of(first);
    }
    return Optional.of(
        new Lesson(
            pool == null ? Method.INDUSTRY_PRIOR : Method.SIMILAR_CLIENTS,
            weights,
            provenance(priors.version(), start, pool, poolShare, own, ownShare)));
  }

  private static String provenance(
      int version,
      Prior start,
      @Nullable Pool pool,
      double poolShare,
      @Nullable Pattern own,
      double ownShare) {
    CanonicalWriter out = new CanonicalWriter(512).beginObject();
    out.key("industry_prior").beginObject().key("industry").value(start.industry());
    out.key("version").value(version).endObject();
    out.key("own_outcomes");
    if (own == null) {
      out.nullValue();
    } else {
      out.beginObject().key("leads").value(own.leads());
      out.key("share").value(rounded(ownShare)).endObject();
    }
    out.key("similar_clients");
    if (pool == null) {
      out.nullValue();
    } else {
      out.beginObject().key("at_least").value(pool.clients());
      out.key("share").value(rounded(poolShare)).endObject();
    }
    out.key("solver").value(Regression.SOLVER);
    return new String(out.endObject().toBytes(), StandardCharsets.UTF_8);
  }

  private static double rounded(double share) {
    return Math.rint(share * 100) / 100;
  }
}
