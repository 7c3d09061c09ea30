package dev.assay.rules.guard;

import dev.assay.model.Flag;
import dev.assay.model.ListHits;
import dev.assay.model.ListMatch;
import dev.assay.model.PatternMatch;
import dev.assay.rules.guard.Rule.FactPattern;
import dev.assay.rules.guard.Rule.Kind;
import dev.assay.rules.guard.Rule.Mark;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks rules against what their pack declares: names, order of the strata, and how many
 * combinations of facts each rule can meet, so that every pack ends, soon.
 */
public final class RuleSet {
  private final Declared declared;
  private long combinations;

  public RuleSet(Declared declared) {
    this.declared = declared;
  }

  /** Checks a rule; rules of one pack share a bound, so each is checked once. */
  public void check(Rule rule, String folder, Consumer<Fault> faults) {
    int stratum = declared.strata().indexOf(folder);
    long product = 1;
    for (FactPattern pattern : rule.patterns()) {
      Names names = new Names(pattern, declared);
      names.refuseUnknown(faults);
      if (pattern.fact() == Flag.class) {
        checkOrder(pattern, names.possible(), stratum, faults);
      }
      product =
          Math.min(Integer.MAX_VALUE, product * Math.max(1, facts(pattern, names.possible())));
    }
    if (product > Limits.COMBINATIONS) {
      faults.accept(
          Fault.at(
              rule.place(),
              "too_many_combinations",
              "the facts of this rule can meet in "
                  + product
                  + " ways, at most "
                  + Limits.COMBINATIONS
                  + " are allowed; name fewer lists, or count with ListHits"));
    } else {
      long before = combinations;
      combinations += product;
      if (before <= Limits.ALL_COMBINATIONS && combinations > Limits.ALL_COMBINATIONS) {
        faults.accept(
            Fault.at(
                rule.place(),
                "too_many_combinations",
                "from this rule on, facts can meet in more than "
                    + Limits.ALL_COMBINATIONS
                    + " ways in all rules together"));
      }
    }
    rule.marks().forEach(mark -> checkMark(mark, folder, faults));
  }

  /** How many facts a pattern can meet at most. */
  private long facts(FactPattern pattern, Set<String> names) {
    if (pattern.fact() == ListMatch.class) {
      return names.stream().mapToLong(list -> declared.lists().getOrDefault(list, 0)).sum();
    }
    boolean named =
        pattern.fact() == Flag.class
            || pattern.fact() == ListHits.class
            || pattern.fact() == PatternMatch.class;
    return named ? names.size() : 1;
  }

  private void checkOrder(
      FactPattern pattern, Set<String> flags, int stratum, Consumer<Fault> faults) {
    int last = pattern.kind() == Kind.THERE_IS ? stratum : stratum - 1;
    flags.stream()
        .filter(flag -> declared.stratumOf(flag) > last)
        .sorted()
        .findFirst()
        .ifPresent(
            flag ->
                faults.accept(
                    Fault.at(
                        pattern.place(),
                        "later_flag",
                        "'"
                            + flag
                            + "' is set in "
                            + declared.factors().get(flag)
                            + (pattern.kind() == Kind.THERE_IS
                                ? ", after this rule"
                                : "; 'not' and 'exists' may look at earlier strata only"))));
  }

  private void checkMark(Mark mark, String folder, Consumer<Fault> faults) {
    String kind = declared.marks().getOrDefault(folder, "recommend");
    if (!mark.kind().equals(kind)) {
      faults.accept(
          Fault.at(
              mark.place(),
              "wrong_kind",
              "rules in " + folder + " mark with card." + kind + ", not card." + mark.kind()));
    } else if (kind.equals("recommend")) {
      if (!declared.actions().contains(mark.key())) {
        faults.accept(
            Fault.at(mark.place(), "undeclared", "no band has the action '" + mark.key() + "'"));
      }
    } else if (!declared.factors().containsKey(mark.key())) {
      faults.accept(
          Fault.at(
              mark.place(), "undeclared", "pack.yaml declares no factor '" + mark.key() + "'"));
    } else if (!folder.equals(declared.factors().get(mark.key()))) {
      faults.accept(
          Fault.at(
              mark.place(),
              "wrong_stratum",
              "'"
                  + mark.key()
                  + "' is declared in "
                  + declared.factors().get(mark.key())
                  + "; only rules there may set it"));
    }
  }
}
