package dev.assay.ruletests.mutation;

import dev.assay.rules.PackSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules that show a change: the files that name what is changed, and those that set the flags
 * these read. A slice compiles in a fraction of the time of the pack, and a change that shows in it
 * shows in the whole, since cases state their flags exactly.
 */
record Slice(Set<String> files) {
  private static final Pattern SETS = Pattern.compile("card\\.(?:risk|signal)(\\(\"\\w+\"\\))");

  /**
   * @param reaches path of a file of rules, or the quoted name of what rules read; empty for all
   *     rules
   */
  static Slice of(PackSource pack, String reaches) {
    Set<String> files = new TreeSet<>();
    rules(pack)
        .forEach(
            (path, text) -> {
              if (path.equals(reaches) || text.contains(reaches)) {
                files.add(path);
              }
            });
    boolean more = true;
    while (more) {
      more = files.addAll(read(pack, files));
    }
    return new Slice(files);
  }

  PackSource of(PackSource pack) {
    Map<String, String> kept = new TreeMap<>(pack.files());
    kept.keySet().removeIf(path -> path.endsWith(".drl") && !files.contains(path));
    return new PackSource(kept);
  }

  /** The files that set a flag which one of {@code files} reads. */
  private static Set<String> read(PackSource pack, Set<String> files) {
    Set<String> read = new TreeSet<>();
    Map<String, String> rules = rules(pack);
    rules.forEach(
        (path, text) -> {
          Matcher set = SETS.matcher(text);
          while (set.find()) {
            String flag = set.group(1).substring(1, set.group(1).length() - 1);
            if (files.stream().anyMatch(file -> reads(rules.getOrDefault(file, ""), flag))) {
              read.add(path);
            }
          }
        });
    return read;
  }

  private static boolean reads(String text, String flag) {
    return text.contains("Flag(") && text.replace("(" + flag + ")", "").contains(flag);
  }

  private static Map<String, String> rules(PackSource pack) {
    Map<String, String> rules = new TreeMap<>(pack.files());
    rules.keySet().removeIf(path -> !path.endsWith(".drl"));
    return rules;
  }
}
