package dev.assay.learning;

import dev.assay.activation.OwnSettings;
import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.clients.Client;
import dev.assay.clients.Clients;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.learning.Proposal.State;
import dev.assay.outcomes.Outcomes;
import dev.assay.rules.WeightSet;
import dev.assay.tuning.FourEyes;
import dev.assay.tuning.Tuner;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.Tunings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the weights that were found for clients as versions, and puts them into force at once or
 * once somebody accepts them, as the tenant wants it. Thread-safe; calls block.
 */
public final class Proposals {
  private final ProposalStore store;
  private final Clients clients;
  private final OwnSettings settings;
  private final Tuner tuner;
  private final FourEyes fourEyes;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  /** Over stores that all nodes share. */
  public Proposals(
      ProposalStore store,
      Clients clients,
      OwnSettings settings,
      Tuner tuner,
      FourEyes fourEyes,
      Audit audit,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.clients = clients;
    this.settings = settings;
    this.tuner = tuner;
    this.fourEyes = fourEyes;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** As {@link ProposalStore#list}. */
  public List<Proposal> list(
      UUID tenantId, @Nullable UUID clientId, @Nullable State state, int limit) {
    return store.list(tenantId, clientId, state, limit);
  }

  public Optional<Proposal> find(UUID tenantId, UUID id) {
    return store.find(tenantId, id);
  }

  /** The last one for a client. */
  Optional<Proposal> newest(Client client) {
    return store.newest(client.tenantId(), client.id());
  }

  /**
   * Keeps weights, which are live from now on or wait.
   *
   * @param before the last one for the client
   */
  void add(Client client, Lesson lesson, @Nullable Proposal before) {
    UUID tenantId = client.tenantId();
    Tuning kept =
        tuner.keep(
            tenantId,
            Outcomes.PACK,
            TuningKind.WEIGHTS,
            Tunings.text(new WeightSet(0, lesson.weights())),
            Who.SERVICE,
            "for client %s by %s".formatted(client.id(), lesson.method().json()));
    boolean waits = settings.of(tenantId).proposes() || fourEyes.required(tenantId);
    Proposal proposal =
        new Proposal(
            newId.get(),
            tenantId,
            client.id(),
            before == null ? 1 : before.number() + 1,
            kept.version(),
            lesson.method(),
            lesson.weights(),
            lesson.provenance(),
            waits ? State.PROPOSED : State.LIVE,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            null,
            null);
    String step = waits ? "client.weights_proposed" : "client.weights_activated";
    if (store.add(proposal, entry(proposal, step, Who.SERVICE, "")) && !waits) {
      activate(proposal, Who.SERVICE, "");
    }
  }

  /** Puts proposed weights into force. */
  public void accept(UUID tenantId, UUID proposalId, Who who, String reason) {
    settle(tenantId, proposalId, State.LIVE, "client.weights_accepted", who, reason);
  }

  /** Turns proposed weights down; they are not proposed again while little changes. */
  public void reject(UUID tenantId, UUID proposalId, Who who, String reason) {
    settle(tenantId, proposalId, State.REJECTED, "client.weights_rejected", who, reason);
  }

  private void settle(UUID tenantId, UUID id, State state, String step, Who who, String reason) {
    Proposal proposal =
        store
            .find(tenantId, id)
            .orElseThrow(() -> new ServiceException(ErrorCode.NOT_FOUND, "no such proposal"));
    AuditEntry entry = entry(proposal, step, who, reason);
    if (!store.settle(tenantId, id, state, entry)) {
      throw new ServiceException(ErrorCode.CONFLICT, "It was settled before, or is replaced");
    }
    if (state == State.LIVE) {
      activate(proposal, who, reason);
    }
    clients.refresh();
  }

  /** What the tenant itself learns judges all whose weights are the tenant's. */
  private void activate(Proposal proposal, Who who, String reason) {
    if (proposal.clientId().equals(proposal.tenantId())) {
      tuner.activate(
          proposal.tenantId(), Outcomes.PACK, TuningKind.WEIGHTS, proposal.version(), who, reason);
    }
  }

  private AuditEntry entry(Proposal proposal, String step, Who who, String reason) {
    return audit.entry(
        proposal.tenantId(),
        who,
        step,
        proposal.clientId().toString(),
        reason,
        Map.of(
            "proposal", proposal.id().toString(),
            "version", Integer.toString(proposal.version()),
            "method", proposal.method().json()));
  }
}
