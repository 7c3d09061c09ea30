package dev.assay.rules.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads a file of rules with the parser of the engine, and refuses all that is not a plain rule.
 */
public final class SourceReader {
  private static final Pattern NAME = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1,200}");
  private static final Pattern ERROR_HEAD = Pattern.compile("^\\[ERR \\d+\\] (Line \\d+:\\d+ )?");

  private final Vocabulary vocabulary;
  private final Source source;
  private final Consumer<Fault> faults;

  private SourceReader(Vocabulary vocabulary, Source source, Consumer<Fault> faults) {
    this.vocabulary = vocabulary;
    this.source = source;
    this.faults = faults;
  }

  /** The rules of a file, as far as they could be read; gives everything that is refused. */
  public static List<Rule> read(Vocabulary vocabulary, Source source, Consumer<Fault> faults) {
    return new SourceReader(vocabulary, source, faults).rules();
  }

  private List<Rule> rules() {
    PackageDescr parsed = parse();
    List<Rule> rules = new ArrayList<>();
    if (parsed == null) {
      return rules;
    }
    refuseDeclarations(parsed);
    for (RuleDescr rule : parsed.getRules()) {
      Rule read = rule(rule);
      if (read != null) {
        rules.add(read);
      }
    }
    return rules;
  }

  private @Nullable PackageDescr parse() {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr parsed;
    try {
      parsed = parser.parse(false, source.drl());
    } catch (DroolsParserException e) {
      faults.accept(new Fault(0, 0, "bad_drl", "no rules can be read here: " + e.getMessage()));
      return null;
    }
    for (DroolsError error : parser.getErrors()) {
      String message = ERROR_HEAD.matcher(String.valueOf(error.getMessage())).replaceFirst("");
      faults.accept(
          new Fault(error.getLines()[0], 0, "bad_drl", "no rule can be read here: " + message));
    }
    return parser.hasErrors() ? null : parsed;
  }

  private void refuseDeclarations(PackageDescr parsed) {
    for (ImportDescr imported : parsed.getImports()) {
      String target = imported.getTarget();
      String name = target.replace(Source.MODEL, "");
      if (!target.startsWith(Source.MODEL)
          || !(name.equals("*")
              || vocabulary.fact(name).isPresent()
              || vocabulary.choice(name).isPresent())) {
        refuse(imported, "forbidden_import", "'" + target + "' cannot be imported");
      }
    }
    refuseAll(parsed.getFunctionImports(), "forbidden_import", "functions cannot be imported");
    refuseAll(parsed.getAccumulateImports(), "forbidden_import", "functions cannot be imported");
    refuseAll(parsed.getFunctions(), "'function' cannot stand in a pack");
    refuseAll(parsed.getClassAndEnumDeclarationDescrs(), "'declare' cannot stand in a pack");
    refuseAll(parsed.getEntryPointDeclarations(), "'declare' cannot stand in a pack");
    refuseAll(parsed.getWindowDeclarations(), "'declare window' cannot stand in a pack");
    refuseAll(rest(parsed.getGlobals()), "'global' cannot stand in a pack; rules know the card");
    refuseAll(rest(parsed.getAttributes()), "attributes cannot stand in a pack");
    if (parsed.getUnit() != null) {
      refuse(parsed.getUnit(), "forbidden_construct", "'unit' cannot stand in a pack");
    }
  }

  /** All but the first, which is ours. */
  private static <T> List<T> rest(List<T> all) {
    return all.subList(Math.min(1, all.size()), all.size());
  }

  private @Nullable Rule rule(RuleDescr rule) {
    if (rule.isQuery()) {
      refuse(rule, "forbidden_construct", "'query' cannot stand in a pack");
      return null;
    }
    if (!NAME.matcher(rule.getName()).matches()) {
      refuse(rule, "bad_name", "a rule's name has 1 to 200 signs and no quotes or backslashes");
    }
    if (rule.getParentName() != null) {
      refuse(rule, "forbidden_construct", "'extends' cannot stand in a rule; repeat the condition");
    }
    if (!rule.getNamedConsequences().isEmpty()) {
      refuse(rule, "forbidden_construct", "a rule has one 'then'; write another rule");
    }
    if (!rule.getAnnotations().isEmpty()) {
      refuse(rule, "forbidden_construct", "'@' annotations cannot stand in a rule");
    }
    for (Map.Entry<String, AttributeDescr> attribute : rule.getAttributes().entrySet()) {
      if (!attribute.getKey().equals("ruleflow-group")
          || !source.folder().equals(attribute.getValue().getValue())) {
        refuse(
            attribute.getValue(),
            "forbidden_construct",
            "'"
                + attribute.getKey()
                + "' cannot stand in a rule; the order of rules is their folder's");
      }
    }
    ConditionSide left = new ConditionSide(vocabulary, source, faults);
    left.read(rule.getLhs());
    MarkSide right = new MarkSide(vocabulary, source, left.variables(), faults);
    right.read(rule);
    return new Rule(rule.getName(), place(rule), left.patterns(), right.marks());
  }

  private void refuseAll(Iterable<? extends BaseDescr> all, String message) {
    refuseAll(all, "forbidden_construct", message);
  }

  private void refuseAll(Iterable<? extends BaseDescr> all, String code, String message) {
    all.forEach(one -> refuse(one, code, message));
  }

  private void refuse(BaseDescr what, String code, String message) {
    faults.accept(Fault.at(place(what), code, message));
  }

  private Place place(BaseDescr what) {
    return place(source, what);
  }

  static Place place(Source source, BaseDescr what) {
    int line = Math.max(1, what.getLine());
    return what.getStartCharacter() >= 0 && what.getLine() >= 1
        ? source.place(what.getStartCharacter())
        : new Place(line, 1);
  }
}
