package dev.assay.learning;

import dev.assay.activation.Activations;
import dev.assay.activation.OwnSettings;
import dev.assay.activation.Served;
import dev.assay.clients.Client;
import dev.assay.clients.Clients;
import dev.assay.clients.Method;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.learning.PatternStore.Changed;
import dev.assay.learning.PatternStore.Name;
import dev.assay.outcomes.Example;
import dev.assay.outcomes.OutcomeReader;
import dev.assay.outcomes.Outcomes;
import dev.assay.outcomes.Rewards;
import dev.assay.rules.FactorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds the best weights that the data allow for each client, and proposes them where they are
 * others than before. Thread-safe; calls block.
 */
public final class Learner {
  /** Weights of which less than this share lies elsewhere are the same as before. */
  private static final double WORTH_PROPOSING = 0.01;

  private final Clients clients;
  private final OutcomeReader outcomes;
  private final PatternStore patterns;
  private final Proposals proposals;
  private final Activations activations;
  private final OwnSettings settings;
  private final Due due;
  private final PriorTables priors = PriorTables.published();

  /** Learns over stores that all nodes share. */
  public Learner(
      Clients clients,
      OutcomeReader outcomes,
      PatternStore patterns,
      Proposals proposals,
      Activations activations,
      OwnSettings settings) {
    this.clients = clients;
    this.outcomes = outcomes;
    this.patterns = patterns;
    this.due = new Due(patterns, activations);
    this.proposals = proposals;
    this.activations = activations;
    this.settings = settings;
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
    Proposal before = proposals.newest(client).orElse(null);
    boolean same =
        before == null
            ? lesson.method() == Method.DEFAULT && lesson.weights().equals(inForce(client))
            : lesson.method() == before.method() && lesson.weights().equals(before.weights());
    if (!same) {
      proposals.add(client, lesson, before);
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

  /** Looks at the outcomes of one client, which never leave its tenant. */
  private void look(Changed changed) {
    Rewards rewards = Rewards.of(settings.of(changed.tenantId()));
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
                        known.tenantId(), tenantId -> settings.of(tenantId).shares())))
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
    Proposal before = proposals.newest(client).orElse(null);
    if (lesson != null && (before == null || differs(lesson, before))) {
      proposals.add(client, lesson, before);
    }
  }

  private static boolean differs(Lesson lesson, Proposal before) {
    return lesson.method() != before.method()
        || Shares.apart(lesson.weights(), before.weights()) >= WORTH_PROPOSING;
  }
}
