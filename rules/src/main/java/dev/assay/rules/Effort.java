package dev.assay.rules;

import dev.assay.model.Lead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * Counts how much work a lead is for a pack, in place of a stop-watch: whoever counts again gets
 * the same. One for each rule, one for each way in which its patterns could meet the facts there
 * are, and one for each character that a regular expression reads.
 */
final class Effort {
  private final List<GroupElement> rules = new ArrayList<>();
  private final List<PatternSpec> expressions;

  Effort(KieBase base, List<PatternSpec> expressions) {
    this.expressions = expressions;
    for (KiePackage kiePackage : base.getKiePackages()) {
      for (Rule rule : kiePackage.getRules()) {
        rules.add(((RuleImpl) rule).getLhs());
      }
    }
  }

  /**
   * @param facts how many of each type there were at the end
   */
  long of(Lead lead, Map<Class<?>, Integer> facts) {
    Map<String, Integer> byName = new HashMap<>();
    facts.forEach((type, count) -> byName.put(type.getName(), count));
    long effort = rules.size();
    for (GroupElement rule : rules) {
      effort += tuples(rule, byName);
    }
    for (PatternSpec expression : expressions) {
      effort += expression.reads(lead);
    }
    return effort;
  }

  private static long tuples(RuleConditionElement element, Map<String, Integer> facts) {
    if (element instanceof Pattern pattern) {
      return facts.getOrDefault(pattern.getObjectType().getClassName(), 0);
    }
    if (!(element instanceof GroupElement group)) {
      return 1;
    }
    long tuples = group.isOr() ? 0 : 1;
    for (RuleConditionElement child : group.getChildren()) {
      tuples = group.isOr() ? tuples + tuples(child, facts) : tuples * tuples(child, facts);
    }
    return group.isNot() || group.isExists() ? Math.max(1, tuples) : tuples;
  }
}
