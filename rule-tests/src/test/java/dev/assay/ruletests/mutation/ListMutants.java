package dev.assay.ruletests.mutation;

import dev.assay.rules.PackSource;
import dev.assay.ruletests.mutation.Mutant.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists with one term less. */
final class ListMutants {

  private ListMutants() {}

  static List<Mutant> all(PackSource pack) {
    List<Mutant> mutants = new ArrayList<>();
    for (Map.Entry<String, String> entry : pack.files().entrySet()) {
      if (entry.getKey().startsWith("lists/")) {
        terms(pack, entry.getKey(), entry.getValue(), mutants);
      }
    }
    return mutants;
  }

  private static void terms(PackSource pack, String file, String text, List<Mutant> mutants) {
    String key =
        '"' + file.replaceAll("lists/|\\.txt", "") + '"'; // lists are named like their files
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      if (!text.substring(start, next).isBlank() && text.charAt(start) != '#') {
        mutants.add(Mutant.replace(pack, file, start, next, "", Kind.TERM, key));
      }
      start = next;
    }
  }
}
