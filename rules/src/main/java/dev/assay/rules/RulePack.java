package dev.assay.rules;

import dev.assay.model.Lead;
import dev.assay.model.PatternMatch;
import dev.assay.model.Score;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.rule.Agenda;
import org.kie.api.runtime.rule.AgendaFilter;

/**
 * A compiled version of a pack: judges leads. Immutable and safe for any number of threads; each
 * judgement runs in a session of its own. Its compiled classes are released when it is closed, or
 * when nobody can reach it any more, so that whoever still judges by it can finish.
 */
public final class RulePack implements AutoCloseable {
  /** Rules and formula; changes when either could judge differently. */
  public static final String ENGINE_VERSION = "1.0.0+drools-10.2.0";

  /** No rule set fires more often on one lead; more means that something runs away. */
  private static final int MAX_FIRINGS = 10_000;

  private static final List<Stratum> BEFORE_SCORE =
      List.of(Stratum.FACTORS, Stratum.SIGNALS, Stratum.CROSS, Stratum.RISKS);

  private final PackManifest manifest;
  private final String hash;
  private final SortedMap<String, RulePlace> places;
  private final SortedSet<String> parts;
  private final Map<String, Integer> index;
  private final boolean hasActions;
  private final ListMatcher lists;
  private final KieBase base;
  private final Cleaner.Cleanable release;
  private final Effort effort;
  private final Inquirer inquirer;
  private final KieSessionConfiguration alone;
  private final Terms terms;

  RulePack(
      PackManifest manifest,
      String hash,
      CompiledPack compiled,
      KieContainer container,
      Cleaner cleaner) {
    this.manifest = manifest;
    this.hash = hash;
    this.places = Collections.unmodifiableSortedMap(compiled.places());
    this.parts = Collections.unmodifiableSortedSet(compiled.parts());
    this.index = new HashMap<>();
    for (int i = 0; i < manifest.factors().size(); i++) {
      index.put(manifest.factors().get(i).key(), i);
    }
    String actions = Stratum.ACTIONS.folder() + "/";
    this.hasActions = places.values().stream().anyMatch(p -> p.file().startsWith(actions));
    this.lists = new ListMatcher(manifest.lists());
    this.base = container.newKieBase(unchanging());
    this.release = cleaner.register(this, () -> release(container));
    this.effort = new Effort(base, manifest.patterns());
    this.inquirer = new Inquirer(base, places);
    this.alone = KieServices.Factory.get().newKieSessionConfiguration();
    // Not ThreadSafeOption.NO as well: sessions then share the arrays their rules take facts from.
    this.alone.setOption(KeepReferenceOption.NO);
    this.terms = new Terms(manifest, manifest.weights());
  }

  /** Of rules that never change: sessions keep their facts in one plain store then. */
  private static KieBaseConfiguration unchanging() {
    KieBaseConfiguration configuration = KieServices.Factory.get().newKieBaseConfiguration();
    configuration.setOption(KieBaseMutabilityOption.DISABLED);
    return configuration;
  }

  public PackManifest manifest() {
    return manifest;
  }

  /** See {@link PackSource#hash()}. */
  public String hash() {
    return hash;
  }

  /** Where each rule stands, by its name. */
  public SortedMap<String, RulePlace> rules() {
    return places;
  }

  /** The parts of a lead that it looks at; what else a lead holds cannot change a judgement. */
  public SortedSet<String> parts() {
    return parts;
  }

  /** The pack's own weights, caps and bands. */
  public Terms terms() {
    return terms;
  }

  /** The pack's caps and bands with other weights. */
  public Terms terms(WeightSet weights) {
    return new Terms(manifest, weights);
  }

  /**
   * Judges a lead. A pure function: equal leads and terms give equal scorecards, on any machine.
   *
   * @throws RuleFailure when a rule fails; there is no scorecard then
   */
  public Scorecard score(Lead lead, Terms by) {
    return judge(lead, by, fact -> {}, rule -> {});
  }

  /**
   * The same judgement with what it took.
   *
   * @throws RuleFailure when a rule fails; there is no scorecard then
   */
  public Trial trial(Lead lead, Terms by) {
    Map<Class<?>, Integer> facts = new HashMap<>();
    Set<String> fired = new HashSet<>();
    Scorecard card =
        judge(lead, by, fact -> facts.merge(fact.getClass(), 1, Integer::sum), fired::add);
    return new Trial(card, fired, effort.of(lead, facts));
  }

  /**
   * The same judgement with what kept each other rule from firing. Takes some milliseconds the
   * first time.
   *
   * @throws RuleFailure when a rule fails; there is no scorecard then
   */
  public Inquiry inquire(Lead lead, Terms by) {
    List<Object> facts = new ArrayList<>();
    Set<String> fired = new HashSet<>();
    Scorecard card = judge(lead, by, facts::add, fired::add);
    return new Inquiry(card, fired, inquirer.unfired(facts, fired));
  }

  private Scorecard judge(Lead lead, Terms by, Consumer<Object> inserted, Consumer<String> firing) {
    KieSession session = base.newKieSession(alone, null);
    try {
      return judge(session, lead, by, inserted, firing);
    } catch (RuleFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RuleFailure(manifest.name() + " failed while judging", cause(e));
    } finally {
      session.dispose();
      Reference.reachabilityFence(this);
    }
  }

  /** Releases the compiled classes; no judgement may follow. */
  @Override
  public void close() {
    release.clean();
  }

  private static void release(KieContainer container) {
    container.dispose();
    KieServices.Factory.get().getRepository().removeKieModule(container.getReleaseId());
  }

  private Scorecard judge(
      KieSession session, Lead lead, Terms by, Consumer<Object> inserted, Consumer<String> firing) {
    Consumer<Object> facts =
        fact -> {
          inserted.accept(fact);
          session.insert(fact);
        };
    MarkedCard card = new MarkedCard(manifest, index, facts::accept);
    session.setGlobal("card", card);
    // A filter hears of each firing as a listener does, and costs no event.
    AgendaFilter heard =
        match -> {
          String rule = match.getRule().getName();
          card.firing(rule);
          firing.accept(rule);
          return true;
        };
    facts.accept(lead);
    lists.match(lead, facts);
    findPatterns(lead, facts);
    fire(session, BEFORE_SCORE, heard);

    List<FactorPoint> factors = points(card, by);
    Formula.Result result = new Formula(manifest, by).apply(factors);
    Band band = by.bands().of(result.score());
    String action = band.action() == null ? "" : band.action();
    String reason = "band " + band.band();
    if (hasActions) {
      facts.accept(new Score(result.score(), band.band(), action));
      fire(session, List.of(Stratum.ACTIONS), heard);
      for (Map.Entry<String, String> recommended : card.recommended().entrySet()) {
        if (by.bands().caution(recommended.getKey()) > by.bands().caution(action)) {
          action = recommended.getKey();
          reason = "rule " + recommended.getValue();
        }
      }
    }
    return new Scorecard(result.score(), band.band(), action, reason, factors, result.waterfall());
  }

  /** The text of a field is put in lower case once, however many patterns look into it. */
  private void findPatterns(Lead lead, Consumer<Object> facts) {
    TextField field = null;
    String text = "";
    String lower = "";
    for (PatternSpec pattern : manifest.patterns()) {
      if (pattern.field() != field) {
        field = pattern.field();
        text = field.of(lead);
        lower = text.toLowerCase(Locale.ROOT);
      }
      PatternMatch found = pattern.find(text, lower);
      if (found != null) {
        facts.accept(found);
      }
    }
  }

  /** Focus is a stack: the stratum named last fires first. */
  private static void fire(KieSession session, List<Stratum> lastFirst, AgendaFilter firing) {
    Agenda agenda = session.getAgenda();
    for (Stratum stratum : lastFirst) {
      agenda.getAgendaGroup(stratum.folder()).setFocus();
    }
    if (session.fireAllRules(firing, MAX_FIRINGS) >= MAX_FIRINGS) {
      throw new RuleFailure("more than " + MAX_FIRINGS + " firings on one lead");
    }
  }

  private List<FactorPoint> points(MarkedCard card, Terms by) {
    List<FactorPoint> points = new ArrayList<>();
    for (int i = 0; i < manifest.factors().size(); i++) {
      MarkedCard.FactorMark mark = card.at(i);
      if (mark != null) {
        FactorSpec spec = manifest.factors().get(i);
        double weight = by.weight(i);
        points.add(
            new FactorPoint(
                spec.key(),
                spec.kind(),
                spec.group(),
                mark.value(),
                weight,
                manifest.scale() * (mark.value() * weight),
                mark.evidence(),
                mark.rules()));
      }
    }
    return points;
  }

  private static Throwable cause(Throwable wrapper) {
    return wrapper.getCause() == null ? wrapper : wrapper.getCause();
  }
}
