package dev.assay.cluster;

import dev.assay.packs.PackVersion;
import dev.assay.weights.Tuning;
import java.util.List;

/** Names what the cluster should hold in memory from its start. Calls block. */
public interface Inventory {

  /** The versions published last, of all lines. */
  List<PackVersion> packVersions(int limit);

  /** Tenants' own numbers made last. */
  List<Tuning> tunings(int limit);
}
