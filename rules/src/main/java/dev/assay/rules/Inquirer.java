package dev.assay.rules;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Score;
import dev.assay.rules.Unfired.Met;
import dev.assay.rules.guard.ConditionFields;
import dev.assay.rules.guard.Rule.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.modelcompiler.constraints.LambdaConstraint;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * Finds why rules did not fire, by the conditions that the engine itself evaluates. Thread-safe.
 */
final class Inquirer {
  /** So many facts say what was missing. */
  private static final int SHOWN = 5;

  /** So much of a text is shown. */
  private static final int TEXT = 200;

  private final SortedMap<String, AskedRule> rules = new TreeMap<>();
  private final Map<String, RulePlace> places;

  /** The fields that each condition of the pack names. */
  private final Map<String, List<String>> fields = new ConcurrentHashMap<>();

  Inquirer(KieBase base, Map<String, RulePlace> places) {
    this.places = places;
    for (KiePackage kiePackage : base.getKiePackages()) {
      for (Rule rule : kiePackage.getRules()) {
        rules.put(rule.getName(), new AskedRule((RuleImpl) rule));
      }
    }
  }

  /**
   * The rules that did not fire, by name.
   *
   * @param facts all that there were at the end; flags that a rule could not see yet are none that
   *     it asks for
   */
  List<Unfired> unfired(List<Object> facts, Set<String> fired) {
    Map<String, List<Object>> byType = new HashMap<>();
    for (Object fact : facts) {
      byType.computeIfAbsent(fact.getClass().getName(), none -> new ArrayList<>()).add(fact);
    }
    Map<String, List<Object>> beforeScore = new HashMap<>(byType);
    beforeScore.remove(Score.class.getName());
    List<Unfired> unfired = new ArrayList<>();
    for (AskedRule rule : rules.values()) {
      if (!fired.contains(rule.name())) {
        unfired.add(unfired(rule, rule.stratum() == Stratum.ACTIONS ? byType : beforeScore));
      }
    }
    return unfired;
  }

  private Unfired unfired(AskedRule rule, Map<String, List<Object>> facts) {
    AskedPattern pattern = rule.unmet(facts);
    List<Object> ofType = facts.getOrDefault(pattern.type(), List.of());
    RulePlace place = places.get(rule.name());
    return new Unfired(
        rule.name(),
        place == null ? new RulePlace("", 0, List.of()) : place,
        rule.stratum(),
        pattern.kind(),
        pattern.type().substring(pattern.type().lastIndexOf('.') + 1),
        pattern.conditions().stream().map(AskedPattern::text).toList(),
        ofType.size(),
        pattern.isJoin() ? null : met(pattern, ofType));
  }

  private List<Met> met(AskedPattern pattern, List<Object> facts) {
    return facts.stream()
        .filter(fact -> pattern.kind() != Kind.NOT || pattern.holds(fact, Map.of()))
        .map(fact -> met(pattern, fact))
        .distinct()
        .sorted(
            Comparator.<Met>comparingInt(met -> met.unmet().size())
                .thenComparing(Inquirer::written))
        .limit(SHOWN)
        .toList();
  }

  private Met met(AskedPattern pattern, Object fact) {
    SortedMap<String, Object> values = new TreeMap<>();
    List<String> unmet = new ArrayList<>();
    for (LambdaConstraint condition : pattern.conditions()) {
      String text = AskedPattern.text(condition);
      for (String field : fields.computeIfAbsent(text, ConditionFields::of)) {
        Object value =
            field.startsWith("$") ? pattern.value(field, fact) : ConditionFields.value(fact, field);
        values.put(field, plain(value));
      }
      if (!pattern.holdsAlone(condition, fact)) {
        unmet.add(text);
      }
    }
    return new Met(values, unmet);
  }

  private static Object plain(Object value) {
    if (value instanceof Boolean || value instanceof Double) {
      return value;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    String text = value instanceof Enum<?> word ? word.name() : value.toString();
    return text.length() > TEXT
        ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, TEXT))) + "..."
        : text;
  }

  /** For an order that is the same wherever the rules are run. */
  private static String written(Met met) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    met.values()
        .forEach(
            (field, value) -> {
              if (value instanceof Double number) {
                out.key(field).value(number);
              } else {
                out.key(field).value(value.toString());
              }
            });
    return new String(out.endObject().toBytes(), StandardCharsets.UTF_8);
  }
}
