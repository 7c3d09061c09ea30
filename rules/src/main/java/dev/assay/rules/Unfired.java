package dev.assay.rules;

import dev.assay.rules.guard.Rule.Kind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule that did not fire on a lead: the patterns before this one were met together, this one was
 * not.
 *
 * @param stratum the rule's
 * @param kind how the pattern must be met
 * @param fact the type of fact it is about
 * @param conditions on the fact, as written; those that only name a field are left out
 * @param facts how many of the type there were
 * @param met some of them, those first that came closest, and those that look the same once; of a
 *     {@link Kind#NOT} those that were not to be; null where the pattern compares with facts before
 *     it, since what it would have taken depends on which of them
 */
public record Unfired(
    String rule,
    RulePlace place,
    Stratum stratum,
    Kind kind,
    String fact,
    List<String> conditions,
    int facts,
    @Nullable List<Met> met) {

  public Unfired {
    conditions = List.copyOf(conditions);
    met = met == null ? null : List.copyOf(met);
  }

  /**
   * A fact that was met.
   *
   * @param values by the fields that the conditions name: texts, numbers and truths
   * @param unmet the conditions that do not hold
   */
  public record Met(SortedMap<String, Object> values, List<String> unmet) {

    public Met {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
      unmet = List.copyOf(unmet);
    }
  }
}
