package dev.assay.rules.guard;

import dev.assay.rules.guard.Rule.Condition;
import dev.assay.rules.guard.Rule.FactPattern;
import dev.assay.rules.guard.Rule.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** The side of a rule before {@code then}: patterns over facts, some of them negated. */
final class ConditionSide {
  private final Vocabulary vocabulary;
  private final Source source;
  private final Consumer<Fault> faults;
  private final List<FactPattern> patterns = new ArrayList<>();
  private final Map<String, Class<?>> variables = new HashMap<>();

  ConditionSide(Vocabulary vocabulary, Source source, Consumer<Fault> faults) {
    this.vocabulary = vocabulary;
    this.source = source;
    this.faults = faults;
  }

  List<FactPattern> patterns() {
    return patterns;
  }

  /** Types of what was bound, by name. */
  Map<String, Class<?>> variables() {
    return Collections.unmodifiableMap(variables);
  }

  void read(AndDescr all) {
    for (Object one : all.getDescrs()) {
      if (one instanceof AndDescr group) {
        read(group);
      } else if (one instanceof PatternDescr pattern) {
        read(Kind.THERE_IS, pattern, variables);
      } else if (one instanceof NotDescr not) {
        readNegated(Kind.NOT, not, not.getDescrs());
      } else if (one instanceof ExistsDescr exists) {
        readNegated(Kind.EXISTS, exists, exists.getDescrs());
      } else {
        refuse((BaseDescr) one, "forbidden_construct", refusal(one));
      }
    }
  }

  private static String refusal(Object construct) {
    String word =
        construct
            .getClass()
            .getSimpleName()
            .replace("Descr", "")
            .toLowerCase(java.util.Locale.ROOT);
    return switch (word) {
      case "or" -> "'or' between facts cannot stand in a rule; write one rule for each";
      case "namedconsequence", "conditionalbranch" ->
          "a rule has one 'then'; write another rule instead of 'do'";
      default -> "'" + word + "' cannot stand in a rule; rules match facts";
    };
  }

  private void readNegated(Kind kind, BaseDescr owner, List<?> inside) {
    if (inside.size() == 1 && inside.get(0) instanceof PatternDescr pattern) {
      read(kind, pattern, new HashMap<>(variables));
    } else {
      refuse(owner, "forbidden_construct", "'not' and 'exists' take one fact each");
    }
  }

  private void read(Kind kind, PatternDescr pattern, Map<String, Class<?>> known) {
    if (pattern.getSource() != null) {
      String word =
          pattern
              .getSource()
              .getClass()
              .getSimpleName()
              .replace("Descr", "")
              .toLowerCase(java.util.Locale.ROOT);
      refuse(pattern, "forbidden_construct", "'" + word + "' cannot stand in a rule");
      return;
    }
    if (!pattern.getBehaviors().isEmpty()) {
      refuse(pattern, "forbidden_construct", "'over window' cannot stand in a rule");
    }
    if (pattern.isUnification() || pattern.isQuery() || !pattern.getAnnotations().isEmpty()) {
      refuse(pattern, "forbidden_construct", "':=', '?' and '@' cannot stand in a rule");
    }
    String name =
        String.valueOf(pattern.getObjectType()).replaceFirst("^dev\\.assay\\.model\\.", "");
    Class<?> fact = vocabulary.fact(name).orElse(null);
    if (fact == null) {
      refuse(
          pattern,
          "unknown_fact",
          "'" + name + "' is no fact; rules know " + String.join(", ", vocabulary.facts()));
      return;
    }
    String variable = pattern.getIdentifier();
    if (variable != null) {
      bind(known, variable, fact, place(pattern));
    }
    List<Condition> conditions = new ArrayList<>();
    for (BaseDescr constraint : pattern.getDescrs()) {
      if (constraint instanceof ExprConstraintDescr expression
          && expression.getType() == ExprConstraintDescr.Type.NAMED) {
        read(expression, fact, known, conditions);
      } else {
        refuse(constraint, "forbidden_construct", "fields must be named");
      }
    }
    patterns.add(new FactPattern(kind, fact, place(pattern), conditions));
  }

  private void read(
      ExprConstraintDescr descr, Class<?> fact, Map<String, Class<?>> known, List<Condition> into) {
    Place place = place(descr);
    try {
      ConditionText text = ConditionText.parse(descr.getExpression());
      ConditionTypes types = new ConditionTypes(vocabulary, fact, known);
      if (text.variable().isEmpty()) {
        types.condition(text.expression());
      } else {
        bind(known, text.variable(), types.field(text.expression()), place);
      }
      into.add(new Condition(text.expression(), descr.getExpression(), text.variable(), place));
    } catch (Refusal refusal) {
      faults.accept(refusal.at(place));
    }
  }

  private void bind(Map<String, Class<?>> known, String variable, Class<?> type, Place place) {
    if (!variable.matches("\\$[A-Za-z][A-Za-z0-9_]{0,60}")) {
      faults.accept(
          Fault.at(
              place, "bad_name", "'" + variable + "' must be a dollar sign and a word: $name"));
    } else if (known.put(variable, type) != null) {
      faults.accept(Fault.at(place, "bad_name", "'" + variable + "' is bound twice"));
    }
  }

  private void refuse(BaseDescr what, String code, String message) {
    faults.accept(Fault.at(place(what), code, message));
  }

  private Place place(BaseDescr what) {
    return SourceReader.place(source, what);
  }
}
