package dev.assay.rules;

import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * One file of rules. Analysts write rules only; everything around them is added here, on the line
 * of their first rule, so that line numbers stay theirs.
 */
final class DrlFile {
  private static final String PACKAGE = "dev.assay.pack.";

  private final String path;
  private final String text;
  private final Stratum stratum;

  DrlFile(String path, String text, Stratum stratum) {
    this.path = path;
    this.text = text;
    this.stratum = stratum;
  }

  String path() {
    return path;
  }

  /** The whole DRL, as the engine compiles it. */
  String source() {
    return "package "
        + PACKAGE
        + stratum.folder()
        + "; import dev.assay.model.*; global dev.assay.model.Card card; ruleflow-group \""
        + stratum.folder()
        + "\"; "
        + text;
  }

  /** Adds where each rule of this file stands; a rule's name must be unique in its pack. */
  void locate(Map<String, RulePlace> places, List<Problem> problems) {
    PackageDescr parsed;
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      parsed = parser.parse(false, source());
    } catch (DroolsParserException e) {
      problems.add(Problem.of(path, "bad_drl", String.valueOf(e.getMessage())));
      return;
    }
    parser
        .getErrors()
        .forEach(
            error ->
                problems.add(
                    new Problem(path, error.getLines()[0], 0, "bad_drl", error.getMessage())));
    if (parsed == null) {
      return;
    }
    for (RuleDescr rule : parsed.getRules()) {
      RulePlace place = new RulePlace(path, rule.getLine());
      if (places.putIfAbsent(rule.getName(), place) != null) {
        problems.add(
            new Problem(
                path,
                rule.getLine(),
                1,
                "duplicate_rule",
                "another rule is named '" + rule.getName() + "'"));
      }
    }
  }
}
