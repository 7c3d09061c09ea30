package dev.assay.cluster;

import dev.assay.activation.Refused;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself.
 *
 * @param address where the others reach it
 * @param url where callers reach it; empty before it listens
 * @param reason why it is fenced, or cannot prepare; null where there is nothing to say
 * @param epoch by which it judges
 * @param prepared the newest epoch by which it could
 * @param directory how much it knows of tenants and keys, see {@link Marks}
 * @param packs hash of what is live on the base lines, by pack
 * @param refused lines on which it judges nobody, and why
 * @param staleMillis how long ago it was certain last that nothing newer is in force
 */
public record NodeReport(
    UUID nodeId,
    String address,
    String url,
    NodeState state,
    @Nullable String reason,
    long epoch,
    long prepared,
    long directory,
    SortedMap<String, String> packs,
    List<Refused> refused,
    long staleMillis) {

  public NodeReport(
      UUID nodeId,
      String address,
      String url,
      NodeState state,
      @Nullable String reason,
      long epoch,
      long prepared,
      long directory,
      Map<String, String> packs,
      List<Refused> refused,
      long staleMillis) {
    this(
        nodeId,
        address,
        url,
        state,
        reason,
        epoch,
        prepared,
        directory,
        sorted(packs),
        refused,
        staleMillis);
  }

  public NodeReport {
    packs = Collections.unmodifiableSortedMap(new TreeMap<>(packs));
    refused = List.copyOf(refused);
  }

  private static SortedMap<String, String> sorted(Map<String, String> packs) {
    return new TreeMap<>(packs);
  }

  /** Whether it says the same as before, but for the passing of time. */
  boolean repeats(@Nullable NodeReport before) {
    return before != null && withStale(0).equals(before.withStale(0));
  }

  private NodeReport withStale(long millis) {
    return new NodeReport(
        nodeId, address, url, state, reason, epoch, prepared, directory, packs, refused, millis);
  }
}
