package dev.assay.cluster;

import dev.assay.activation.Activation;
import dev.assay.activation.Served;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a node says of itself.
 *
 * @param url where callers reach it
 * @param directory how much it knows of tenants and keys
 */
record SelfReport(UUID nodeId, String address, String url, LongSupplier directory) {

  NodeReport of(
      NodeState state, @Nullable String reason, Activation current, long prepared, long stale) {
    Map<String, String> packs = new TreeMap<>();
    for (Served served : current.base()) {
      packs.put(served.pack().manifest().pack(), served.pack().hash());
    }
    return new NodeReport(
        nodeId,
        address,
        url,
        state,
        reason,
        current.epoch(),
        prepared,
        directory.getAsLong(),
        packs,
        current.refused(),
        stale);
  }
}
