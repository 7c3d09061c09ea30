package dev.assay.rules.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where files of a pack may stand; nothing else may be in it. */
public final class Paths {
  private static final String WORD = "[a-z0-9][a-z0-9_-]{0,60}";

  private final Pattern allowed;

  /**
   * @param strata folders that hold rules
   */
  public Paths(List<String> strata) {
    this.allowed =
        Pattern.compile(
            "pack\\.yaml|(?:%s)/%s\\.drl|lists/%s\\.txt|tables/%s\\.csv"
                .formatted(String.join("|", strata), WORD, WORD, WORD));
  }

  /** What is wrong with a path. */
  public Optional<Fault> check(String path) {
    return allowed.matcher(path).matches()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                0,
                0,
                "bad_path",
                "a pack holds pack.yaml, rules in folders named by stratum (risks/email.drl),"
                    + " lists/name.txt and tables/name.csv, in small letters; nothing else"));
  }
}
