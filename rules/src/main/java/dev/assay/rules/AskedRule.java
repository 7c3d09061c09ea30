package dev.assay.rules;

import dev.assay.rules.guard.Rule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.RuleConditionElement;

/**
 * The patterns of a rule as the engine compiled them, to be asked one after the other: the engine
 * itself tells only of rules that fire.
 */
final class AskedRule {
  private final RuleImpl rule;
  private final List<AskedPattern> patterns = new ArrayList<>();

  AskedRule(RuleImpl rule) {
    this.rule = rule;
    add(rule.getLhs());
  }

  private void add(RuleConditionElement element) {
    if (element instanceof GroupElement group && group.isAnd()) {
      group.getChildren().forEach(this::add);
    } else {
      patterns.add(AskedPattern.of(element));
    }
  }

  String name() {
    return rule.getName();
  }

  Stratum stratum() {
    return Stratum.ofFolder(rule.getRuleFlowGroup()).orElseThrow();
  }

  /**
   * The first pattern that is not met together with those before it.
   *
   * @param facts that there are, by the name of their type
   * @throws IllegalStateException where all are met: the rule would have fired
   */
  AskedPattern unmet(Map<String, List<Object>> facts) {
    int reached = new Search(facts).reached();
    if (reached == patterns.size()) {
      throw new IllegalStateException("rule '" + name() + "' is met, and did not fire");
    }
    return patterns.get(reached);
  }

  /** Tries the combinations of facts, of which the guard bounds the number. */
  private final class Search {
    private final Map<String, List<Object>> facts;
    private int reached;

    Search(Map<String, List<Object>> facts) {
      this.facts = facts;
    }

    int reached() {
      meets(0, Map.of());
      return reached;
    }

    /**
     * Whether the patterns from one on are met.
     *
     * @param bound by those before it
     */
    private boolean meets(int at, Map<String, Object> bound) {
      reached = Math.max(reached, at);
      if (at == patterns.size()) {
        return true;
      }
      AskedPattern pattern = patterns.get(at);
      for (Object fact : facts.getOrDefault(pattern.type(), List.of())) {
        if (pattern.holds(fact, bound)) {
          switch (pattern.kind()) {
            case NOT -> {
              return false;
            }
            case EXISTS -> {
              return meets(at + 1, bound);
            }
            case THERE_IS -> {
              if (meets(at + 1, pattern.bound(fact, bound))) {
                return true;
              }
            }
          }
        }
      }
      return pattern.kind() == Kind.NOT && meets(at + 1, bound);
    }
  }
}
