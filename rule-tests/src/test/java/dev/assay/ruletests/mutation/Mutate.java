package dev.assay.ruletests.mutation;

import dev.assay.rules.PackSource;
import dev.assay.ruletests.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    if (!examples.fault(pack).equals(Examples.NONE)) {
      throw new IllegalStateException("the cases are not green: " + examples.fault(pack));
    }
    Report report = new Report();
    List<Mutant> mutants = mutants(pack);
    for (int i = 0; i < mutants.size(); i++) {
      report.add(mutants.get(i), examples.fault(mutants.get(i).source()));
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
