package dev.assay.rules;

import dev.assay.rules.guard.Rule.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.constraint.Constraint;
import org.drools.model.SingleConstraint;
import org.drools.modelcompiler.constraints.LambdaConstraint;

/** A pattern of a rule with its conditions, each as the engine compiled it. */
final class AskedPattern {
  private final Kind kind;
  private final Pattern pattern;
  private final List<LambdaConstraint> conditions;

  private AskedPattern(Kind kind, Pattern pattern) {
    this.kind = kind;
    this.pattern = pattern;
    this.conditions = pattern.getConstraints().stream().map(LambdaConstraint.class::cast).toList();
  }

  static AskedPattern of(RuleConditionElement element) {
    if (element instanceof Pattern pattern) {
      return new AskedPattern(Kind.THERE_IS, pattern);
    }
    GroupElement group = (GroupElement) element;
    Pattern only = (Pattern) group.getChildren().get(0);
    if (group.getChildren().size() > 1 || !(group.isNot() || group.isExists())) {
      throw new IllegalArgumentException("the guard lets no '" + group.getType() + "' through");
    }
    return new AskedPattern(group.isNot() ? Kind.NOT : Kind.EXISTS, only);
  }

  Kind kind() {
    return kind;
  }

  /** The name of the type of its facts. */
  String type() {
    return pattern.getObjectType().getClassName();
  }

  List<LambdaConstraint> conditions() {
    return conditions;
  }

  /** A condition as written, on one line. */
  static String text(LambdaConstraint condition) {
    return condition.getPredicateInformation().getStringConstraint().replaceAll("\\s*\\n\\s*", " ");
  }

  /** Whether it compares its facts with those of patterns before it. */
  boolean isJoin() {
    return conditions.stream().anyMatch(c -> c.getType() == Constraint.ConstraintType.BETA);
  }

  /** What is bound once a fact is met, beside what was before. */
  Map<String, Object> bound(Object fact, Map<String, Object> before) {
    Map<String, Object> bound = new HashMap<>(before);
    pattern.getDeclarations().forEach((name, binds) -> bound.put(name, value(binds, fact)));
    return bound;
  }

  private static Object value(Declaration binds, Object fact) {
    return binds.getValue(null, fact);
  }

  /**
   * Whether a fact meets all its conditions.
   *
   * @param before what patterns before it bound
   */
  boolean holds(Object fact, Map<String, Object> before) {
    Map<String, Object> bound = bound(fact, before);
    return conditions.stream().allMatch(condition -> holds(condition, bound));
  }

  private static boolean holds(LambdaConstraint condition, Map<String, Object> bound) {
    SingleConstraint compiled = condition.getEvaluator().getConstraint();
    Object[] values =
        Arrays.stream(compiled.getVariables()).map(name -> bound.get(name.getName())).toArray();
    try {
      return compiled.getPredicate().test(values);
    } catch (Exception e) {
      throw new RuleFailure("condition '" + text(condition) + "' fails", e);
    }
  }

  /**
   * The same of one condition by itself, which compares with no other fact. The engine asks none
   * after the first that does not hold, which may be what keeps another from failing: {@code words
   * != 0, letters / words > 5}.
   */
  boolean holdsAlone(LambdaConstraint condition, Object fact) {
    try {
      return holds(condition, bound(fact, Map.of()));
    } catch (RuleFailure cannotBeAsked) {
      return false;
    }
  }

  /** What the pattern binds to a variable. */
  Object value(String variable, Object fact) {
    return value(Objects.requireNonNull(pattern.getDeclarations().get(variable)), fact);
  }
}
