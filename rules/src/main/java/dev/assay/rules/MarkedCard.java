package dev.assay.rules;

import dev.assay.model.Card;
import dev.assay.model.Flag;
import dev.assay.model.FlagKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The card of one judgement: collects what the rules mark, whatever order they fire in. Not
 * thread-safe; one card a judgement.
 */
final class MarkedCard implements Card {
  private final Map<String, Integer> index;
  private final PackManifest manifest;
  private final Consumer<Flag> flags;
  private final @Nullable FactorMark[] marks;
  private final SortedMap<String, String> recommended = new TreeMap<>();
  private String rule = "";

  /**
   * @param index place of each factor in the pack
   * @param flags receives each flag once, as a fact for later rules
   */
  MarkedCard(PackManifest manifest, Map<String, Integer> index, Consumer<Flag> flags) {
    this.manifest = manifest;
    this.index = index;
    this.flags = flags;
    this.marks = new FactorMark[manifest.factors().size()];
  }

  /** Says which rule marks from now on. */
  void firing(String ruleName) {
    rule = ruleName;
  }

  @Override
  public Mark risk(String key) {
    return set(key, FactorKind.RISK, 1);
  }

  @Override
  public Mark signal(String key) {
    return set(key, FactorKind.SIGNAL, 1);
  }

  @Override
  public Mark factor(String key, double value) {
    return set(key, FactorKind.FACTOR, value);
  }

  @Override
  public Mark recommend(String action) {
    if (manifest.bandSets().get(0).caution(action) < 0) {
      throw new RuleFailure("rule '" + rule + "' recommends '" + action + "', which no band has");
    }
    recommended.merge(action, rule, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    return new FactorMark(0);
  }

  /** The mark of the factor at a place in the pack; null where none was set. */
  @Nullable FactorMark at(int place) {
    return marks[place];
  }

  /** Recommended actions, each with the first rule that recommends it. */
  SortedMap<String, String> recommended() {
    return recommended;
  }

  private Mark set(String key, FactorKind kind, double value) {
    Integer place = index.get(key);
    if (place == null || manifest.factors().get(place).kind() != kind) {
      throw new RuleFailure("rule '" + rule + "' sets " + kind + " '" + key + "', not declared");
    }
    if (!(value >= 0 && value <= 1)) {
      throw new RuleFailure("rule '" + rule + "' sets '" + key + "' to a value outside 0 to 1");
    }
    FactorMark mark = marks[place];
    if (mark == null) {
      mark = new FactorMark(value);
      marks[place] = mark;
      if (kind != FactorKind.FACTOR) {
        flags.accept(new Flag(key, kind == FactorKind.RISK ? FlagKind.RISK : FlagKind.SIGNAL));
      }
    }
    mark.value = Math.max(mark.value, value);
    return mark.by(rule);
  }

  /** What was marked of one factor. */
  static final class FactorMark implements Mark {
    /** Sorted; mostly one. */
    private List<String> rules = List.of();

    private SortedMap<String, Evidence> evidence = Collections.emptySortedMap();
    private double value;
    private String rule = "";

    private FactorMark(double value) {
      this.value = value;
    }

    double value() {
      return value;
    }

    List<String> rules() {
      return rules;
    }

    SortedMap<String, Object> evidence() {
      if (evidence.isEmpty()) {
        return Collections.emptySortedMap();
      }
      SortedMap<String, Object> values = new TreeMap<>();
      evidence.forEach((key, given) -> values.put(key, given.value()));
      return values;
    }

    @Override
    public Mark because(String key, String text) {
      return add(key, new Evidence(rule, 0, text));
    }

    @Override
    public Mark because(String key, double number) {
      return add(key, new Evidence(rule, number, number));
    }

    @Override
    public Mark because(String key, boolean truth) {
      return add(key, new Evidence(rule, truth ? 1 : 0, truth));
    }

    private Mark by(String ruleName) {
      rule = ruleName;
      if (!rules.contains(ruleName)) {
        rules = rules.isEmpty() ? List.of(ruleName) : sorted(rules, ruleName);
      }
      return this;
    }

    private static List<String> sorted(List<String> some, String another) {
      List<String> all = new ArrayList<>(some);
      all.add(another);
      Collections.sort(all);
      return all;
    }

    private Mark add(String key, Evidence given) {
      evidence = evidence.isEmpty() ? new TreeMap<>() : evidence;
      evidence.merge(key, given, Evidence::first);
      return this;
    }
  }

  /** A reason; of two for one key the rule that sorts first wins, then the value that does. */
  private record Evidence(String rule, double order, Object value) {
    private static final Comparator<Evidence> FIRST =
        Comparator.comparing(Evidence::rule)
            .thenComparingDouble(Evidence::order)
            .thenComparing(evidence -> evidence.value().toString());

    Evidence first(Evidence other) {
      return FIRST.compare(this, other) <= 0 ? this : other;
    }
  }
}
