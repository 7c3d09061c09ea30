package dev.assay.leads;

import dev.assay.audit.Who;
import dev.assay.decide.Decider;
import dev.assay.keys.DataKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts scores in place of what any pack computes of a lead beside its memory, and takes them back:
 * a lead that is only decided on has such overrides too. Thread-safe; calls block.
 */
public final class OverridingBeside {
  private final Decider decider;
  private final OverrideStore store;
  private final LeadSeal seal;
  private final OverrideWriter writer;

  OverridingBeside(Decider decider, OverrideStore store, LeadSeal seal, OverrideWriter writer) {
    this.decider = decider;
    this.store = store;
    this.seal = seal;
    this.writer = writer;
  }

  /** An override, opened. */
  public record Told(ScoreOverride override, boolean ended, String reason) {}

  /**
   * Puts a score in place of the computed one, and of any that was put there before.
   *
   * @throws dev.assay.errors.ServiceException where there is no such lead or pack
   */
  public Told put(UUID tenantId, String leadId, NewOverride wanted, Who who) {
    DataKey key = key(tenantId, leadId, wanted.pack());
    UUID lead = Objects.requireNonNull(key.lead());
    return new Told(writer.put(tenantId, lead, key, wanted, who), false, wanted.reason());
  }

  /** Takes an override back. */
  public void end(UUID tenantId, String leadId, String pack, Who who) {
    DataKey key = key(tenantId, leadId, pack);
    Told told = find(tenantId, leadId, pack);
    UUID lead = Objects.requireNonNull(key.lead());
    writer.end(tenantId, lead, told == null ? null : told.override(), who);
  }

  /**
   * The override that holds for a lead and a pack; null where none does.
   *
   * @throws dev.assay.errors.ServiceException where there is no such lead or pack
   */
  public @Nullable Told get(UUID tenantId, String leadId, String pack) {
    key(tenantId, leadId, pack);
    return find(tenantId, leadId, pack);
  }

  private @Nullable Told find(UUID tenantId, String leadId, String pack) {
    List<Told> holding =
        all(tenantId, leadId).stream()
            .filter(told -> !told.ended() && told.override().pack().equals(pack))
            .filter(told -> told.override().holdsAt(writer.now()))
            .toList();
    return holding.isEmpty() ? null : holding.get(holding.size() - 1);
  }

  /** All that were ever put for a lead, of every pack, the latest last. */
  public List<Told> all(UUID tenantId, String leadId) {
    return seal.find(tenantId, leadId).map(key -> all(tenantId, leadId, key)).orElse(List.of());
  }

  private List<Told> all(UUID tenantId, String leadId, DataKey key) {
    return store.ofLead(tenantId, seal.lookups(tenantId, leadId)).stream()
        .filter(kept -> kept.lead().equals(key.lead()))
        .map(kept -> new Told(kept.override(), kept.ended(), reason(kept.override(), key)))
        .toList();
  }

  private static String reason(ScoreOverride override, DataKey key) {
    return new String(key.open(override.id(), override.reason()), StandardCharsets.UTF_8);
  }

  private DataKey key(UUID tenantId, String leadId, String pack) {
    decider.bands(tenantId, pack); // refuses a pack that there is not
    return seal.find(tenantId, leadId).orElseThrow(Scorer::gone);
  }
}
