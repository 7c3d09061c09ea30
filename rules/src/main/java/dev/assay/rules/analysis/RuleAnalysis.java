package dev.assay.rules.analysis;

import dev.assay.rules.guard.Fault;
import dev.assay.rules.guard.Rule;
import dev.assay.rules.guard.Rule.Condition;
import dev.assay.rules.guard.Rule.FactPattern;
import dev.assay.rules.guard.Rule.Kind;
import dev.assay.rules.guard.Rule.Mark;
import dev.assay.rules.guard.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Compares rules over one fact with constants: those that cannot fire, and those that add nothing.
 */
public final class RuleAnalysis {
  private final Vocabulary vocabulary;
  private final Map<String, Fault> findings = new LinkedHashMap<>();
  private final List<Rule> notAnalysed = new ArrayList<>();

  private RuleAnalysis(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Compares the rules of one pack. */
  public static RuleAnalysis of(List<Rule> rules, Vocabulary vocabulary) {
    RuleAnalysis analysis = new RuleAnalysis(vocabulary);
    analysis.run(rules);
    return analysis;
  }

  /** What is odd, by rule name: {@code same_rule}, {@code never_fires}, {@code subsumed}. */
  public Map<String, Fault> findings() {
    return findings;
  }

  /** Rules over several facts, or that compare a field with something other than a constant. */
  public List<Rule> notAnalysed() {
    return List.copyOf(notAnalysed);
  }

  private void run(List<Rule> rules) {
    Map<String, Rule> written = new LinkedHashMap<>();
    List<Rule> simple = new ArrayList<>();
    for (Rule rule : rules) {
      Rule same = written.putIfAbsent(written(rule), rule);
      if (same != null) {
        warn(rule, "same_rule", "says the same as '" + same.name() + "'");
      } else if (isSimple(rule)) {
        simple.add(rule);
      } else {
        notAnalysed.add(rule);
      }
    }
    simple.removeIf(this::neverFires);
    for (Rule rule : simple) {
      for (Rule other : simple) {
        if (!rule.name().equals(other.name()) && addsNothing(rule, other)) {
          warn(rule, "subsumed", "marks nothing that '" + other.name() + "' does not mark too");
        }
      }
    }
  }

  private static String written(Rule rule) {
    StringBuilder out = new StringBuilder();
    for (FactPattern pattern : rule.patterns()) {
      out.append(pattern.kind()).append(pattern.fact().getSimpleName());
      pattern.conditions().stream()
          .map(condition -> condition.text().replaceAll("\\s+", ""))
          .sorted()
          .forEach(text -> out.append(text).append(';'));
    }
    rule.marks().forEach(m -> out.append(m.kind()).append(m.key()).append(m.value()));
    return out.toString();
  }

  private boolean isSimple(Rule rule) {
    return rule.patterns().size() == 1
        && rule.patterns().get(0).kind() == Kind.THERE_IS
        && test(rule, (field, constant) -> {}).isPresent();
  }

  /** All conditions of the one fact of a rule. */
  private static Optional<Predicate<Map<String, Object>>> test(
      Rule rule, BiConsumer<String, Object> named) {
    Predicate<Map<String, Object>> all = values -> true;
    for (Condition condition : rule.patterns().get(0).conditions()) {
      if (condition.variable().isEmpty()) {
        Optional<Constraint> one = Constraint.of(condition.expression(), named);
        if (one.isEmpty()) {
          return Optional.empty();
        }
        all = all.and(one.get().test());
      }
    }
    return Optional.of(all);
  }

  private boolean neverFires(Rule rule) {
    Trials trials = new Trials(vocabulary);
    Predicate<Map<String, Object>> test = test(rule, trials::name).orElseThrow();
    if (trials.areTooMany()) {
      notAnalysed.add(rule);
      return true;
    }
    boolean never = !trials.any(test);
    if (never) {
      warn(rule, "never_fires", "can never fire: its conditions contradict each other");
    }
    return never;
  }

  private boolean addsNothing(Rule rule, Rule other) {
    if (findings.containsKey(rule.name())
        || findings.containsKey(other.name())
        || rule.patterns().get(0).fact() != other.patterns().get(0).fact()
        || !rule.marks().stream().allMatch(mark -> marks(other, mark))) {
      return false;
    }
    Trials trials = new Trials(vocabulary);
    Predicate<Map<String, Object>> fires = test(rule, trials::name).orElseThrow();
    Predicate<Map<String, Object>> otherFires = test(other, trials::name).orElseThrow();
    return !trials.areTooMany() && !trials.any(fires.and(otherFires.negate()));
  }

  /** Whether a rule marks at least this much, with at least these reasons. */
  private static boolean marks(Rule rule, Mark mark) {
    return rule.marks().stream()
        .anyMatch(
            other ->
                other.kind().equals(mark.kind())
                    && other.key().equals(mark.key())
                    && other.reasons().containsAll(mark.reasons())
                    && (mark.value().equals(other.value())
                        || (mark.value().isPresent()
                            && other.value().isPresent()
                            && mark.value().get() <= other.value().get())));
  }

  private void warn(Rule rule, String code, String message) {
    findings.putIfAbsent(
        rule.name(),
        new Fault(
            rule.place().line(),
            rule.place().column(),
            code,
            "rule '" + rule.name() + "' " + message));
  }
}
