package dev.assay.ruletests.mutation;

import dev.assay.rules.PackException;
import dev.assay.rules.PackSource;
import dev.assay.ruletests.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs all cases against every mutant of a pack and writes {@code MUTATION.md}. Of the terms of the
 * lists and the alternatives of regular expressions a sample is tried, always the same one.
 */
final class Mutate {
  private static final int TERMS = 120;
  private static final int ALTERNATIVES = 60;
  private static final Path REPORT = Path.of("MUTATION.md");

  private Mutate() {}

  public static void main(String[] args) throws IOException {
    PackSource pack = PackSource.shipped("lead-quality", "1.0.0");
    Examples examples = Examples.leadQuality();
    Map<Slice, List<String>> said = new HashMap<>();
    List<String> whole = examples.said(pack);
    Report report = new Report();
    List<Mutant> mutants = mutants(pack);
    for (int i = 0; i < mutants.size(); i++) {
      Mutant mutant = mutants.get(i);
      Slice slice = Slice.of(pack, mutant.reaches());
      List<String> before = said.computeIfAbsent(slice, s -> examples.said(s.of(pack)));
      try {
        boolean caught =
            examples.differ(slice.of(mutant.source()), before)
                || examples.differ(mutant.source(), whole);
        report.add(mutant, caught);
      } catch (PackException e) {
        report.refuse();
      }
      System.err.printf("\r%d of %d", i + 1, mutants.size());
    }
    Files.writeString(REPORT, report.text("lead-quality 1.0.0"));
    System.err.println();
    System.out.println(report.summary());
  }

  private static List<Mutant> mutants(PackSource pack) {
    List<Mutant> mutants = new ArrayList<>(new DrlMutants(pack).all());
    ManifestMutants manifest = new ManifestMutants(pack);
    mutants.addAll(manifest.numbersAndMatches());
    mutants.addAll(sample(manifest.alternatives(), ALTERNATIVES));
    mutants.addAll(sample(ListMutants.all(pack), TERMS));
    return mutants;
  }

  private static List<Mutant> sample(List<Mutant> all, int size) {
    List<Mutant> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(1));
    return shuffled.subList(0, size);
  }
}
