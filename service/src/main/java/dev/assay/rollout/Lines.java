package dev.assay.rollout;

import dev.assay.activation.Activation;
import dev.assay.activation.Activations;
import dev.assay.activation.LineState;
import dev.assay.activation.Scope;
import dev.assay.activation.Served;
import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.packs.Line;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.packs.Publication;
import dev.assay.packs.Publishing;
import dev.assay.rules.PackSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which line a tenant is on. Changing lines changes no score by itself: what judged before is
 * adopted into the tenant's own line and is live there first.
 */
public final class Lines {
  private final PackStore store;
  private final Publishing publishing;
  private final Activations activations;
  private final Audit audit;

  public Lines(PackStore store, Publishing publishing, Activations activations, Audit audit) {
    this.store = store;
    this.publishing = publishing;
    this.activations = activations;
    this.audit = audit;
  }

  /** Puts the tenant of an own line on it; of base lines nothing is to be done. Blocks. */
  void enter(Line line, Who who, String reason) {
    UUID tenantId = line.tenantId();
    if (tenantId == null || activations.current().tenant(tenantId, line.pack()).own()) {
      return;
    }
    Served served = served(activations.current(), tenantId, line.pack());
    PackVersion adopted = adopt(line, served, who);
    activations.change(
        Scope.of(line),
        now ->
            now.line(line)
                .map(state -> state.withLive(adopted.version()))
                .orElseGet(() -> LineState.first(adopted.version())),
        audit.entry(
            tenantId,
            who,
            "line.forked",
            line.pack(),
            reason,
            Map.of("version", adopted.version(), "pack_hash", adopted.packHash())));
    choose(line, true, null, who, reason);
  }

  /** Has a tenant follow the base line: its live version, or one it stays at. Blocks. */
  public long follow(UUID tenantId, String pack, @Nullable String pin, Who who, String reason) {
    Line base = Line.base(pack);
    if (pin != null && store.version(base, pin).isEmpty()) {
      throw new ServiceException(
          ErrorCode.INVALID, "the base line of '%s' has no version '%s'".formatted(pack, pin));
    }
    return choose(new Line(tenantId, pack), false, pin, who, reason);
  }

  /** Has a tenant go its own way from what judges it now. Blocks. */
  public long fork(UUID tenantId, String pack, Who who, String reason) {
    enter(new Line(tenantId, pack), who, reason);
    return activations.current().epoch();
  }

  private long choose(Line own, boolean isOwn, @Nullable String pin, Who who, String reason) {
    return activations.change(
        Scope.ofTenant(own.owner(), own.pack()),
        now -> now.tenant(own.owner(), own.pack()).withLine(isOwn, pin),
        audit.entry(
            own.owner(),
            who,
            isOwn ? "line.own" : "line.base",
            own.pack(),
            reason,
            pin == null ? Map.of() : Map.of("pin", pin)));
  }

  /** The version that judges now, as a version of the tenant's own line. */
  private PackVersion adopt(Line line, Served served, Who who) {
    String version = served.pack().manifest().version();
    PackVersion judging =
        store
            .version(served.line(), version)
            .orElseThrow(() -> new IllegalStateException(version + " judges but is not there"));
    return publishing.publish(
        new Publication(
            line,
            version,
            text(judging.packHash()),
            text(judging.casesHash()),
            judging.author(),
            judging.approver(),
            judging.note(),
            null),
        who);
  }

  private PackSource text(String hash) {
    return store
        .text(hash)
        .orElseThrow(() -> new IllegalStateException("the text " + hash + " is not there"));
  }

  private static Served served(Activation now, UUID tenantId, String pack) {
    return now.served(tenantId, pack)
        .orElseThrow(
            () -> new ServiceException(ErrorCode.NOT_FOUND, "there is no pack '" + pack + "'"));
  }
}
