package dev.assay.learning;

import dev.assay.activation.Activations;
import dev.assay.activation.Served;
import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.clients.Client;
import dev.assay.clients.Clients;
import dev.assay.clients.Method;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.learning.PatternStore.Changed;
import dev.assay.learning.PatternStore.Name;
import dev.assay.learning.Proposal.State;
import dev.assay.outcomes.Example;
import dev.assay.outcomes.Outcomes;
import dev.assay.outcomes.Rewards;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.WeightSet;
import dev.assay.tuning.FourEyes;
import dev.assay.tuning.Tuner;
import dev.assay.weights.OwnTerms;
import dev.assay.weights.Settings;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.Tunings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best weights that the data allow for each client, keeps them as a version, and puts
 * them into force or proposes them, as the tenant wants it. Thread-safe; calls block.
 */
public final class Learner {
  private static final String SETTINGS_PACK = "crm-score";

  /** Weights of which less than this share lies elsewhere are the same as before. */
  private static final double WORTH_PROPOSING = 0.01;

  private final Clients clients;
  private final Outcomes outcomes;
  private final PatternStore patterns;
  private final ProposalStore proposals;
  private final Activations activations;
  private final OwnTerms ownTerms;
  private final Tuner tuner;
  private final FourEyes fourEyes;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;
  private final Due due;
  private final PriorTables priors = PriorTables.published();

  /** Learns over stores that all nodes share. */
  public Learner(
      Clients clients,
      Outcomes outcomes,
      PatternStore patterns,
      ProposalStore proposals,
      Activations activations,
      OwnTerms ownTerms,
      Tuner tuner,
      FourEyes fourEyes,
      Audit audit,
      Clock clock,
      Supplier<UUID> newId) {
    this.clients = clients;
    this.outcomes = outcomes;
    this.patterns = patterns;
    this.due = new Due(patterns, activations);
    this.proposals = proposals;
    this.activations = activations;
    this.ownTerms = ownTerms;
    this.tuner = tuner;
    this.fourEyes = fourEyes;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** A tenant's settings. */
  public Settings settings(UUID tenantId) {
    return ownTerms.settings(
        tenantId, SETTINGS_PACK, activations.current().tenant(tenantId, SETTINGS_PACK).settings());
  }

  /**
   * Finds weights for those clients of these tenants whose outcomes, profile, pack or settings
   * changed since they were looked at, and, for as long as others may have taught them something,
   * for some of the rest. Where nothing changed this asks three things of the store, however many
   * clients there are.
   */
  public void learn(List<UUID> tenants) {
    List<Changed> changed = due.changed();
    changed.forEach(this::look);
    List<Name> names = due.of(changed, tenants);
    if (names.isEmpty()) {
      return;
    }
    List<Teacher> teachers = teachers();
    for (Name name : names) {
      clients.known(name.tenantId(), name.clientId()).ifPresent(c -> propose(c, teachers));
    }
    clients.refresh();
  }

  /** The client with the best weights that are known for it now, or with those that wait. */
  public Client learn(Client client) {
    due.changed().forEach(this::look);
    patterns.changed(client.tenantId(), client.id()).ifPresent(this::look);
    Client looked = clients.get(client.tenantId(), client.id());
    propose(looked, teachers());
    clients.refresh();
    return clients.get(client.tenantId(), client.id());
  }

  /**
   * Takes weights in that were found elsewhere. They are kept, and are live or wait, as those that
   * are found here.
   */
  public void adopt(Client client, Lesson lesson) {
    Proposal before = proposals.newest(client.tenantId(), client.id()).orElse(null);
    boolean same =
        before == null
            ? lesson.method() == Method.DEFAULT && lesson.weights().equals(inForce(client))
            : lesson.method() == before.method() && lesson.weights().equals(before.weights());
    if (!same) {
      propose(client, lesson, before);
      clients.refresh();
    }
  }

  /** The factors that weights are found for. */
  public Set<String> factors(UUID tenantId) {
    return usual(tenantId).keySet();
  }

  /** The weights that judge the leads of a client that has none of its own. */
  private SortedMap<String, Double> inForce(Client client) {
    Served served = served(client.tenantId());
    List<FactorSpec> factors = served.pack().manifest().factors();
    SortedMap<String, Double> weights = new TreeMap<>();
    for (int i = 0; i < factors.size(); i++) {
      weights.put(factors.get(i).key(), served.terms().weight(i));
    }
    return weights;
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
        proposals
            .find(tenantId, id)
            .orElseThrow(() -> new ServiceException(ErrorCode.NOT_FOUND, "no such proposal"));
    AuditEntry entry = entry(proposal, step, who, reason);
    if (!proposals.settle(tenantId, id, state, entry)) {
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

  /** Looks at the outcomes of one client, which never leave its tenant. */
  private void look(Changed changed) {
    Rewards rewards = Rewards.of(settings(changed.tenantId()));
    List<Example> examples = outcomes.examples(changed.tenantId(), changed.clientId(), rewards);
    Pattern pattern =
        Pattern.of(examples, List.copyOf(usual(changed.tenantId()).keySet())).orElse(null);
    patterns.save(changed, pattern, Traits.of(examples));
  }

  private List<Teacher> teachers() {
    Map<UUID, Boolean> shares = new HashMap<>();
    return patterns.all().stream()
        .map(
            known ->
                new Teacher(
                    known.tenantId(),
                    known.clientId(),
                    known.profile(),
                    known.pattern(),
                    shares.computeIfAbsent(
                        known.tenantId(), tenantId -> settings(tenantId).shares())))
        .toList();
  }

  /** The weights of the pack that judges a tenant's leads. */
  private SortedMap<String, Double> usual(UUID tenantId) {
    return served(tenantId).pack().manifest().factors().stream()
        .collect(
            Collectors.toMap(
                FactorSpec::key, FactorSpec::weight, (one, same) -> one, TreeMap::new));
  }

  private Served served(UUID tenantId) {
    return activations
        .current()
        .served(tenantId, Outcomes.PACK)
        .orElseThrow(() -> new ServiceException(ErrorCode.CONFLICT, "nothing judges leads yet"));
  }

  private void propose(Client client, List<Teacher> teachers) {
    Pattern own =
        teachers.stream()
            .filter(teacher -> teacher.clientId().equals(client.id()))
            .map(Teacher::pattern)
            .findFirst()
            .orElse(null);
    Pool pool =
        Pool.around(client.tenantId(), client.id(), client.profile(), teachers).orElse(null);
    SortedMap<String, Double> usual = usual(client.tenantId());
    Lesson lesson =
        Lesson.of(client.profile().industry(), own, pool, priors.of(usual.keySet()), usual)
            .orElse(null);
    Proposal before = proposals.newest(client.tenantId(), client.id()).orElse(null);
    if (lesson != null && (before == null || differs(lesson, before))) {
      propose(client, lesson, before);
    }
  }

  private static boolean differs(Lesson lesson, Proposal before) {
    return lesson.method() != before.method()
        || Shares.apart(lesson.weights(), before.weights()) >= WORTH_PROPOSING;
  }

  private void propose(Client client, Lesson lesson, @Nullable Proposal before) {
    UUID tenantId = client.tenantId();
    Tuning kept =
        tuner.keep(
            tenantId,
            Outcomes.PACK,
            TuningKind.WEIGHTS,
            Tunings.text(new WeightSet(0, lesson.weights())),
            Who.SERVICE,
            "for client %s by %s".formatted(client.id(), lesson.method().json()));
    boolean waits = settings(tenantId).proposes() || fourEyes.required(tenantId);
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
    if (proposals.add(proposal, entry(proposal, step, Who.SERVICE, "")) && !waits) {
      activate(proposal, Who.SERVICE, "");
    }
  }
}
