package dev.assay.ruletests.mutation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts what was caught, and names what was not. */
final class Report {
  private final Map<Mutant.Kind, int[]> counts = new EnumMap<>(Mutant.Kind.class);
  private final List<Mutant> survivors = new ArrayList<>();
  private int refused;

  void add(Mutant mutant, boolean caught) {
    int[] count = counts.computeIfAbsent(mutant.kind(), kind -> new int[2]);
    count[0]++;
    if (caught) {
      count[1]++;
    } else {
      survivors.add(mutant);
    }
  }

  /** A change that does not compile is no change. */
  void refuse() {
    refused++;
  }

  String summary() {
    int all = counts.values().stream().mapToInt(count -> count[0]).sum();
    return share(all - survivors.size(), all);
  }

  String text(String pack) {
    StringBuilder out = new StringBuilder();
    out.append("# Mutation run of ").append(pack).append("\n\n");
    out.append("Written by `rule-tests/mutate`: the pack is changed in one place, all cases run, ");
    out.append("and the change is caught\nwhen one of them fails. Changes that the compiler ");
    out.append("refuses (").append(refused).append(") are not counted.\n\n");
    out.append("| change | caught |\n|---|---|\n");
    counts.forEach(
        (kind, count) ->
            out.append("| ")
                .append(kind.says)
                .append(" | ")
                .append(share(count[1], count[0]))
                .append(" |\n"));
    out.append("| **all** | **").append(summary()).append("** |\n\n## Survivors\n\n");
    survivors.forEach(mutant -> out.append("- ").append(mutant.says()).append('\n'));
    return out.toString();
  }

  private static String share(int caught, int all) {
    return String.format(Locale.ROOT, "%d of %d, %.1f %%", caught, all, 100.0 * caught / all);
  }
}
