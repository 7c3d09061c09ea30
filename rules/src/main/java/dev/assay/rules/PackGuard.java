package dev.assay.rules;

import dev.assay.rules.fairness.ProtectedAttributes;
import dev.assay.rules.guard.Characters;
import dev.assay.rules.guard.Declared;
import dev.assay.rules.guard.Limits;
import dev.assay.rules.guard.Paths;
import dev.assay.rules.guard.Place;
import dev.assay.rules.guard.Rule;
import dev.assay.rules.guard.RuleSet;
import dev.assay.rules.guard.Source;
import dev.assay.rules.guard.SourceReader;
import dev.assay.rules.guard.Vocabulary;
import dev.assay.rules.guard.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What stands before the compiler: takes the text of a pack and gives its rules, or everything that
 * is wrong with it. What it lets through reads facts and marks the card, ends, and names nothing
 * the pack does not declare.
 */
final class PackGuard {
  private static final List<String> STRATA =
      Arrays.stream(Stratum.values()).map(Stratum::folder).toList();

  private final Vocabulary vocabulary;
  private final ProtectedAttributes attributes;
  private final Paths paths = new Paths(STRATA);

  PackGuard(Vocabulary vocabulary, ProtectedAttributes attributes) {
    this.vocabulary = vocabulary;
    this.attributes = attributes;
  }

  /**
   * @throws PackException with everything that is wrong
   */
  GuardedPack read(PackSource source) {
    List<Problem> problems = new ArrayList<>();
    checkFiles(source, problems);
    refuse("pack", problems);
    Map<String, Place> places =
        Yaml.check(
            source.files().getOrDefault(PackSource.MANIFEST, ""),
            fault -> problems.add(Problem.in(PackSource.MANIFEST, fault)));
    refuse("pack", problems);
    PackManifest manifest = ManifestReader.read(source, places);
    new NameCheck(attributes, places).check(source, manifest, problems);
    Map<Source, List<Rule>> rules = rules(source, problems);
    TableSources tables = new TableSources(manifest, vocabulary);
    tables.read(source, problems).forEach(table -> rules.put(table, rules(table, problems)));
    check(manifest, rules, problems);
    refuse(manifest.name(), problems);
    return new GuardedPack(manifest, source.hash(), rules, tables.tables(), places);
  }

  /** The manifest of a pack that passed already. */
  static PackManifest manifest(PackSource source) {
    String text = source.files().getOrDefault(PackSource.MANIFEST, "");
    return ManifestReader.read(source, Yaml.check(text, fault -> {}));
  }

  private void checkFiles(PackSource source, List<Problem> problems) {
    if (source.files().size() > Limits.FILES) {
      problems.add(
          Problem.of("", "too_large", "more than " + Limits.FILES + " files; a pack has fewer"));
      return;
    }
    long total = 0;
    for (Map.Entry<String, String> file : source.files().entrySet()) {
      String path = file.getKey();
      int size = file.getValue().length();
      total += size;
      paths.check(path).ifPresent(fault -> problems.add(Problem.in(path, fault)));
      if (size > Limits.FILE) {
        problems.add(
            Problem.of(path, "too_large", "larger than " + Limits.FILE / 1024 + " KiB; split it"));
      } else {
        Characters.check(file.getValue(), fault -> problems.add(Problem.in(path, fault)));
      }
    }
    if (total > Limits.PACK) {
      problems.add(
          Problem.of(
              "",
              "too_large",
              "all files together are larger than " + Limits.PACK / 1024 + " KiB"));
    }
  }

  private Map<Source, List<Rule>> rules(PackSource source, List<Problem> problems) {
    Map<Source, List<Rule>> rules = new LinkedHashMap<>();
    source
        .files()
        .forEach(
            (path, text) -> {
              if (path.endsWith(".drl")) {
                Source file = new Source(path, path.substring(0, path.indexOf('/')), text);
                rules.put(file, rules(file, problems));
              }
            });
    return rules;
  }

  private List<Rule> rules(Source file, List<Problem> problems) {
    int before = problems.size();
    Characters.checkRules(file.text(), fault -> problems.add(Problem.in(file.path(), fault)));
    return problems.size() > before
        ? List.of()
        : SourceReader.read(
            vocabulary, file, fault -> problems.add(Problem.in(file.path(), fault)));
  }

  private void check(PackManifest manifest, Map<Source, List<Rule>> rules, List<Problem> problems) {
    RuleSet set = new RuleSet(declared(manifest));
    Map<String, String> names = new HashMap<>();
    rules.forEach(
        (file, inFile) -> {
          for (Rule rule : inFile) {
            set.check(rule, file.folder(), fault -> problems.add(Problem.in(file.path(), fault)));
            checkNames(rule, file, names, problems);
          }
        });
    if (names.size() > Limits.RULES) {
      problems.add(Problem.of("", "too_large", "more than " + Limits.RULES + " rules"));
    }
  }

  private void checkNames(
      Rule rule, Source file, Map<String, String> names, List<Problem> problems) {
    String other = names.putIfAbsent(rule.name(), file.path());
    if (other != null) {
      problems.add(
          problem(
              file, rule.place(), "duplicate_rule", "another rule is named '" + rule.name() + "'"));
    }
    attributes
        .check(rule.name())
        .ifPresent(
            found ->
                problems.add(problem(file, rule.place(), "protected_attribute", found.sentence())));
    rule.marks()
        .forEach(
            mark ->
                mark.reasons()
                    .forEach(
                        reason ->
                            attributes
                                .check(reason)
                                .ifPresent(
                                    found ->
                                        problems.add(
                                            problem(
                                                file,
                                                mark.place(),
                                                "protected_attribute",
                                                found.sentence())))));
  }

  private static Problem problem(Source file, Place place, String code, String message) {
    return new Problem(file.path(), place.line(), place.column(), code, message);
  }

  static Declared declared(PackManifest manifest) {
    Map<String, String> marks = new HashMap<>();
    for (Stratum stratum : Stratum.values()) {
      if (stratum != Stratum.ACTIONS) {
        marks.put(stratum.folder(), stratum.kind().mark());
      }
    }
    List<Band> bands = manifest.bandSets().get(0).bands();
    return new Declared(
        STRATA,
        manifest.factors().stream()
            .collect(Collectors.toMap(FactorSpec::key, f -> f.stratum().folder())),
        marks,
        manifest.lists().stream().collect(Collectors.toMap(ListSpec::key, l -> l.terms().size())),
        manifest.patterns().stream().map(PatternSpec::key).collect(Collectors.toSet()),
        bands.stream().map(Band::band).collect(Collectors.toSet()),
        bands.stream().map(Band::action).filter(Objects::nonNull).collect(Collectors.toSet()));
  }

  private static void refuse(String pack, List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new PackException(pack, problems);
    }
  }
}
