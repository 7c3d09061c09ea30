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
 * lists a sample is tried, always the same one.
 */
final class Mutate {
  private static final int TERMS = 150;
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
    mutants.addAll(new ManifestMutants(pack).all());
    List<Mutant> terms = new ArrayList<>(ListMutants.all(pack));
    Collections.shuffle(terms, new Random(1));
    mutants.addAll(terms.subList(0, TERMS));
    return mutants;
  }
}
