package dev.assay.rules.guard;

import com.github.javaparser.ast.expr.Expression;
import dev.assay.model.Lead;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule as it was read: what it meets and what it marks.
 *
 * @param name as written
 * @param place where it begins
 */
public record Rule(String name, Place place, List<FactPattern> patterns, List<Mark> marks) {

  public Rule {
    patterns = List.copyOf(patterns);
    marks = List.copyOf(marks);
  }

  /** Adds the names of the lead's parts that its patterns look at. */
  public void addParts(Set<String> parts) {
    for (FactPattern pattern : patterns) {
      if (pattern.fact() == Lead.class) {
        for (Condition condition : pattern.conditions()) {
          for (String field : ConditionFields.of(condition.expression())) {
            if (!field.startsWith("$")) {
              parts.add(field.replaceFirst("\\..*", ""));
            }
          }
        }
      }
    }
  }

  /** How a pattern must be met. */
  public enum Kind {
    THERE_IS,
    NOT,
    EXISTS
  }

  /** A fact that must be there, or must not. */
  public record FactPattern(Kind kind, Class<?> fact, Place place, List<Condition> conditions) {
    public FactPattern {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * A condition on one fact.
   *
   * @param expression understood to the last sign
   * @param text as written
   * @param variable what it binds; empty for a condition proper
   */
  public record Condition(Expression expression, String text, String variable, Place place) {}

  /**
   * A mark on the card.
   *
   * @param kind {@code risk}, {@code signal}, {@code factor} or {@code recommend}
   * @param key of the factor, or the action
   * @param value of a factor, where it is a number as written
   */
  public record Mark(
      String kind, String key, Optional<Double> value, List<String> reasons, Place place) {
    public Mark {
      reasons = List.copyOf(reasons);
    }
  }
}
