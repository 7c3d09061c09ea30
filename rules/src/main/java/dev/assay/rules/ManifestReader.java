package dev.assay.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.assay.rules.guard.Place;
import dev.assay.rules.guard.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code pack.yaml} and the lists it names; collects every problem before it gives up. */
final class ManifestReader {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build());
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");
  private static final Set<String> FACTOR_KEYS =
      Set.of("key", "stratum", "group", "weight", "severity", "field", "mutable", "says");
  private static final Set<String> KEYS =
      Set.of(
          "pack",
          "version",
          "vocabulary",
          "base",
          "scale",
          "factors",
          "groups",
          "lists",
          "patterns",
          "half_lives",
          "daily_limits",
          "band_sets");
  static final int VOCABULARY = 1;

  private final PackSource source;
  private final Map<String, Place> places;
  private final List<Problem> problems = new ArrayList<>();

  private ManifestReader(PackSource source, Map<String, Place> places) {
    this.source = source;
    this.places = places;
  }

  /**
   * @param places where each word of {@code pack.yaml} stands first
   * @throws PackException with everything that is wrong
   */
  static PackManifest read(PackSource source, Map<String, Place> places) {
    return new ManifestReader(source, places).read();
  }

  private PackManifest read() {
    JsonNode root = parse();
    known(root, "pack", KEYS);
    String pack = text(root, "pack", "pack");
    String version = text(root, "version", "pack");
    if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
      problem(
          version,
          "bad_version",
          "version is '" + version + "', must be three numbers such as 1.0.0");
    }
    int vocabulary = root.path("vocabulary").asInt();
    if (vocabulary != VOCABULARY) {
      problem(
          "vocabulary",
          "bad_vocabulary",
          "vocabulary is " + vocabulary + ", must be " + VOCABULARY);
    }
    List<FactorSpec> factors = each(root, "factors", this::factor);
    if (factors.isEmpty()) {
      problem("factors", "no_factors", "a pack needs at least one factor");
    }
    List<GroupSpec> groups = each(root, "groups", this::group);
    List<ListSpec> lists = each(root, "lists", this::list);
    List<PatternSpec> patterns = each(root, "patterns", this::pattern);
    Measures measures = new MeasuresReader(this::problem).read(root);
    List<BandSet> bandSets = bandSets(root.path("band_sets"));
    double base = number(root, "base", "pack");
    double scale = root.has("scale") ? number(root, "scale", "pack") : 1;
    if (!problems.isEmpty()) {
      throw new PackException(pack + "@" + version, problems);
    }
    return new PackManifest(
        pack,
        version,
        vocabulary,
        base,
        scale,
        factors,
        groups,
        lists,
        patterns,
        measures,
        bandSets);
  }

  private JsonNode parse() {
    String text = source.files().get(PackSource.MANIFEST);
    if (text == null) {
      problem("", "no_manifest", "a pack needs a pack.yaml");
      throw new PackException("pack", problems);
    }
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      problems.add(
          new Problem(PackSource.MANIFEST, line, column, "bad_yaml", e.getOriginalMessage()));
      throw new PackException("pack", problems);
    }
  }

  private FactorSpec factor(JsonNode node) {
    String key = name(node, "factor");
    known(node, key, FACTOR_KEYS);
    String folder = text(node, "stratum", key);
    Stratum stratum = Stratum.ofFolder(folder).orElse(Stratum.ACTIONS);
    if (stratum == Stratum.ACTIONS) {
      problem(
          key,
          "bad_stratum",
          key + ": stratum is '" + folder + "', factors are set before actions");
      stratum = Stratum.RISKS;
    }
    Severity severity = null;
    if (stratum.kind() == FactorKind.RISK) {
      severity = severity(key, text(node, "severity", key));
    }
    return new FactorSpec(
        key,
        stratum,
        text(node, "group", key),
        number(node, "weight", key),
        severity,
        node.path("field").asText(""),
        truth(node, "mutable", key),
        text(node, "says", key));
  }

  private @Nullable Severity severity(String key, String word) {
    for (Severity severity : Severity.values()) {
      if (severity.json().equals(word)) {
        return severity;
      }
    }
    problem(key, "bad_severity", key + ": severity is '" + word + "', must be low to critical");
    return null;
  }

  private @Nullable GroupSpec group(JsonNode node) {
    String key = name(node, "group");
    known(node, key, Set.of("key", "min", "max"));
    double min = number(node, "min", key);
    double max = number(node, "max", key);
    if (min > max) {
      problem(key, "bad_group", key + ": min is over max");
      return null;
    }
    return new GroupSpec(key, min, max);
  }

  private @Nullable ListSpec list(JsonNode node) {
    String key = name(node, "list");
    known(node, key, Set.of("key", "file", "field", "match"));
    String file = text(node, "file", key);
    TextField field = field(key, text(node, "field", key));
    ListSpec.Match match = match(key, node.path("match").asText("anywhere"));
    String text = source.files().get(file);
    if (text == null) {
      problem(key, "no_list", key + ": there is no file " + file);
    }
    if (field == null || match == null || text == null) {
      return null;
    }
    return new ListSpec(key, field, match, terms(file, text));
  }

  private List<String> terms(String file, String text) {
    List<String> terms = new ArrayList<>();
    Set<String> folded = new HashSet<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      int comment = line.indexOf('#');
      String term = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (term.isEmpty()) {
        continue;
      }
      if (Fold.of(term).isEmpty()) {
        problems.add(new Problem(file, number, 1, "empty_term", "'" + term + "' has no letters"));
      } else if (!folded.add(Fold.of(term) + (term.endsWith("*") ? "*" : ""))) {
        problems.add(new Problem(file, number, 1, "duplicate_term", "'" + term + "' stands twice"));
      } else {
        terms.add(term);
      }
    }
    return terms;
  }

  private @Nullable PatternSpec pattern(JsonNode node) {
    String key = name(node, "pattern");
    known(node, key, Set.of("key", "field", "needs", "re"));
    TextField field = field(key, text(node, "field", key));
    if (field == null) {
      return null;
    }
    try {
      String expression = text(node, "re", key);
      if (PatternSize.of(expression) > PatternSize.LIMIT) {
        problem(key, "bad_pattern", key + ": repeats too often; a pattern must stay small");
        return null;
      }
      Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
      List<String> needs = new ArrayList<>();
      node.path("needs").forEach(need -> needs.add(need.asText()));
      return new PatternSpec(key, field, needs, pattern);
    } catch (PatternSyntaxException e) {
      problem(key, "bad_pattern", key + ": " + e.getMessage());
      return null;
    }
  }

  private List<BandSet> bandSets(JsonNode node) {
    List<BandSet> sets = new ArrayList<>();
    node.properties()
        .forEach(
            entry -> {
              try {
                sets.add(new BandSet(entry.getKey(), bands(entry.getValue())));
              } catch (IllegalArgumentException e) {
                problem(entry.getKey(), "bad_bands", String.valueOf(e.getMessage()));
              }
            });
    if (sets.isEmpty()) {
      problem("band_sets", "no_bands", "a pack needs a band set");
    } else if (sets.get(0).bands().stream().anyMatch(band -> band.action() == null)) {
      problem(sets.get(0).key(), "no_action", "each band of the first band set needs an action");
    }
    return sets;
  }

  private List<Band> bands(JsonNode node) {
    List<Band> bands = new ArrayList<>();
    for (JsonNode band : node) {
      String action = band.path("action").textValue();
      bands.add(new Band(text(band, "band", "band"), band.path("from").asInt(-1), action));
    }
    return bands;
  }

  private @Nullable TextField field(String owner, String name) {
    TextField field = TextField.ofJson(name).orElse(null);
    if (field == null) {
      problem(owner, "bad_field", owner + ": '" + name + "' is no text of a lead");
    }
    return field;
  }

  private ListSpec.@Nullable Match match(String owner, String name) {
    for (ListSpec.Match match : ListSpec.Match.values()) {
      if (match.name().toLowerCase(Locale.ROOT).equals(name)) {
        return match;
      }
    }
    problem(
        owner, "bad_match", owner + ": match is '" + name + "', must be anywhere, exact or covers");
    return null;
  }

  private <T> List<T> each(JsonNode root, String key, Function<JsonNode, @Nullable T> read) {
    List<T> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode node : root.path(key)) {
      String name = node.path("key").asText();
      if (!seen.add(name)) {
        problem(name, "duplicate_key", "'" + name + "' stands twice in " + key);
      }
      T one = read.apply(node);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  private String text(JsonNode node, String key, String owner) {
    String text = node.path(key).asText("");
    if (text.isEmpty()) {
      problem(owner, "missing_key", owner + ": '" + key + "' is missing");
    }
    return text;
  }

  private String name(JsonNode node, String what) {
    String name = text(node, "key", what);
    if (!name.isEmpty() && !NAME.matches(name)) {
      problem(name, "bad_name", "'" + name + "' must be letters, digits, '-' and '_'");
    }
    return name;
  }

  /** Words such as yes are texts here, so that NO is Norway; a truth is true or false. */
  private boolean truth(JsonNode node, String key, String owner) {
    JsonNode truth = node.path(key);
    if (!truth.isMissingNode() && !truth.isBoolean()) {
      problem(owner, "bad_truth", owner + ": '" + key + "' must be true or false");
    }
    return truth.asBoolean(false);
  }

  private void known(JsonNode node, String owner, Set<String> keys) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                problem(key, "unknown_key", owner + ": '" + key + "' is no key here");
              }
            });
  }

  private double number(JsonNode node, String key, String owner) {
    JsonNode number = node.path(key);
    if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
      problem(owner, "bad_number", owner + ": '" + key + "' must be a number");
      return 0;
    }
    return number.doubleValue();
  }

  /**
   * @param at the word that is wrong, or the name of what it belongs to
   */
  private void problem(String at, String code, String message) {
    Place place = Yaml.place(places, at);
    problems.add(new Problem(PackSource.MANIFEST, place.line(), place.column(), code, message));
  }
}
