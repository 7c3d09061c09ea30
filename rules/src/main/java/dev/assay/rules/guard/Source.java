package dev.assay.rules.guard;

/**
 * One file of rules with what is added around it. Analysts write rules only; package, imports, card
 * and stratum are put on the line of their first rule, so that line numbers stay theirs.
 *
 * @param path in the pack
 * @param folder its stratum
 * @param text what the analyst wrote
 */
public record Source(String path, String folder, String text) {
  private static final String PACKAGE = "dev.assay.pack.";
  static final String MODEL = "dev.assay.model.";

  /** The whole DRL, as the engine compiles it. */
  public String drl() {
    return head() + text;
  }

  /** Path under which the engine compiles it; a table becomes rules of its stratum. */
  public String resource() {
    return path.endsWith(".drl") ? path : folder + "/" + path.replace('/', '-') + ".drl";
  }

  /** Where a character of the whole DRL stands in what the analyst wrote. */
  Place place(int offset) {
    return Place.of(text, Math.max(0, offset - head().length()));
  }

  private String head() {
    return "package "
        + PACKAGE
        + folder
        + "; import "
        + MODEL
        + "*; global "
        + MODEL
        + "Card card; ruleflow-group \""
        + folder
        + "\"; ";
  }
}
