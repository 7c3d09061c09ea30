package dev.assay.rules;

import dev.assay.rules.analysis.RuleAnalysis;
import dev.assay.rules.guard.Place;
import dev.assay.rules.guard.Rule;
import dev.assay.rules.guard.Vocabulary;
import dev.assay.rules.guard.Yaml;
import dev.assay.rules.tables.TableAnalysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is odd about a pack that may be used all the same: factors no rule sets, bands no score
 * reaches, rules that say the same twice or nothing, tables with gaps.
 *
 * @param warnings with file and line, in the order of the files
 * @param notAnalysed names of rules that could not be compared with others: those over several
 *     facts, or with conditions on something other than constants
 */
public record PackWarnings(List<Problem> warnings, List<String> notAnalysed) {

  public PackWarnings {
    warnings = List.copyOf(warnings);
    notAnalysed = List.copyOf(notAnalysed);
  }

  static PackWarnings of(GuardedPack pack) {
    List<Problem> warnings = new ArrayList<>();
    factorsNeverSet(pack, warnings);
    bandsNeverReached(pack, warnings);
    RuleAnalysis analysis = rules(pack, warnings);
    pack.tables()
        .forEach(
            (path, table) ->
                TableAnalysis.of(table).forEach(f -> warnings.add(Problem.in(path, f))));
    return new PackWarnings(warnings, analysis.notAnalysed().stream().map(Rule::name).toList());
  }

  private static void factorsNeverSet(GuardedPack pack, List<Problem> warnings) {
    Set<String> set = new HashSet<>();
    pack.rules()
        .values()
        .forEach(rules -> rules.forEach(rule -> rule.marks().forEach(m -> set.add(m.key()))));
    for (FactorSpec factor : pack.manifest().factors()) {
      if (!set.contains(factor.key())) {
        warnings.add(
            inManifest(
                pack, factor.key(), "factor_never_set", "no rule sets '" + factor.key() + "'"));
      }
    }
  }

  /** From the lowest to the highest sum that the weights and caps allow. */
  private static void bandsNeverReached(GuardedPack pack, List<Problem> warnings) {
    PackManifest manifest = pack.manifest();
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (FactorSpec factor : manifest.factors()) {
      double[] sum = sums.computeIfAbsent(factor.group(), group -> new double[2]);
      sum[factor.weight() < 0 ? 0 : 1] += factor.weight();
    }
    manifest
        .groups()
        .forEach(
            group -> {
              double[] sum = sums.getOrDefault(group.key(), new double[2]);
              sum[0] = group.clamp(sum[0]);
              sum[1] = group.clamp(sum[1]);
            });
    double one = manifest.base();
    double other = manifest.base();
    for (double[] sum : sums.values()) {
      one += manifest.scale() * sum[0];
      other += manifest.scale() * sum[1];
    }
    int lowest = score(Math.min(one, other));
    int highest = score(Math.max(one, other));
    for (BandSet set : manifest.bandSets()) {
      int above = 101;
      for (Band band : set.bands()) {
        if (band.from() > highest || above <= lowest) {
          warnings.add(
              inManifest(
                  pack,
                  band.band(),
                  "band_never_reached",
                  "scores go from %d to %d and never reach '%s'"
                      .formatted(lowest, highest, band.band())));
        }
        above = band.from();
      }
    }
  }

  private static int score(double raw) {
    return (int) Math.floor(Math.max(0, Math.min(100, raw)) + 0.5);
  }

  private static RuleAnalysis rules(GuardedPack pack, List<Problem> warnings) {
    List<Rule> all = new ArrayList<>();
    pack.rules().values().forEach(all::addAll);
    RuleAnalysis analysis = RuleAnalysis.of(all, new Vocabulary());
    pack.rules()
        .forEach(
            (source, rules) ->
                rules.stream()
                    .map(rule -> analysis.findings().get(rule.name()))
                    .filter(Objects::nonNull)
                    .forEach(fault -> warnings.add(Problem.in(source.path(), fault))));
    return analysis;
  }

  private static Problem inManifest(GuardedPack pack, String word, String code, String message) {
    Place place = Yaml.place(pack.places(), word);
    return new Problem(PackSource.MANIFEST, place.line(), place.column(), code, message);
  }
}
