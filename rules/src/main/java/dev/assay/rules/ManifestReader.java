package dev.assay.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
          "band_sets");
  static final int VOCABULARY = 1;

  private final PackSource source;
  private final List<Problem> problems = new ArrayList<>();

  private ManifestReader(PackSource source) {
    this.source = source;
  }

  static PackManifest read(PackSource source) {
    return new ManifestReader(source).read();
  }

  private PackManifest read() {
    JsonNode root = parse();
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problem("unknown_key", "'" + key + "' is no key of a pack");
              }
            });
    String pack = text(root, "pack", "pack");
    String version = text(root, "version", "pack");
    if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
      problem("bad_version", "version is '" + version + "', must be three numbers such as 1.0.0");
    }
    int vocabulary = root.path("vocabulary").asInt();
    if (vocabulary != VOCABULARY) {
      problem("bad_vocabulary", "vocabulary is " + vocabulary + ", must be " + VOCABULARY);
    }
    List<FactorSpec> factors = each(root, "factors", this::factor);
    if (factors.isEmpty()) {
      problem("no_factors", "a pack needs at least one factor");
    }
    List<GroupSpec> groups = each(root, "groups", this::group);
    List<ListSpec> lists = each(root, "lists", this::list);
    List<PatternSpec> patterns = each(root, "patterns", this::pattern);
    List<BandSet> bandSets = bandSets(root.path("band_sets"));
    double base = number(root, "base", "pack");
    double scale = root.has("scale") ? number(root, "scale", "pack") : 1;
    if (!problems.isEmpty()) {
      throw new PackException(pack + "@" + version, problems);
    }
    return new PackManifest(
        pack, version, vocabulary, base, scale, factors, groups, lists, patterns, bandSets);
  }

  private JsonNode parse() {
    String text = source.files().get(PackSource.MANIFEST);
    if (text == null) {
      problem("no_manifest", "a pack needs a pack.yaml");
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
    String key = text(node, "key", "factor");
    String folder = text(node, "stratum", key);
    Stratum stratum = Stratum.ofFolder(folder).orElse(Stratum.ACTIONS);
    if (stratum == Stratum.ACTIONS) {
      problem("bad_stratum", key + ": stratum is '" + folder + "', factors are set before actions");
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
        node.path("mutable").asBoolean(false),
        text(node, "says", key));
  }

  private @Nullable Severity severity(String key, String word) {
    for (Severity severity : Severity.values()) {
      if (severity.json().equals(word)) {
        return severity;
      }
    }
    problem("bad_severity", key + ": severity is '" + word + "', must be low to critical");
    return null;
  }

  private @Nullable GroupSpec group(JsonNode node) {
    String key = text(node, "key", "group");
    double min = number(node, "min", key);
    double max = number(node, "max", key);
    if (min > max) {
      problem("bad_group", key + ": min is over max");
      return null;
    }
    return new GroupSpec(key, min, max);
  }

  private @Nullable ListSpec list(JsonNode node) {
    String key = text(node, "key", "list");
    String file = text(node, "file", key);
    TextField field = field(key, text(node, "field", key));
    ListSpec.Match match = match(key, node.path("match").asText("anywhere"));
    String text = source.files().get(file);
    if (text == null) {
      problem("no_list", key + ": there is no file " + file);
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
    String key = text(node, "key", "pattern");
    TextField field = field(key, text(node, "field", key));
    if (field == null) {
      return null;
    }
    try {
      Pattern pattern = Pattern.compile(text(node, "re", key), Pattern.CASE_INSENSITIVE);
      List<String> needs = new ArrayList<>();
      node.path("needs").forEach(need -> needs.add(need.asText()));
      return new PatternSpec(key, field, needs, pattern);
    } catch (PatternSyntaxException e) {
      problem("bad_pattern", key + ": " + e.getMessage());
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
                problem("bad_bands", String.valueOf(e.getMessage()));
              }
            });
    if (sets.isEmpty()) {
      problem("no_bands", "a pack needs a band set");
    } else if (sets.get(0).bands().stream().anyMatch(band -> band.action() == null)) {
      problem("no_action", "each band of the first band set needs an action");
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
      problem("bad_field", owner + ": '" + name + "' is no text of a lead");
    }
    return field;
  }

  private ListSpec.@Nullable Match match(String owner, String name) {
    for (ListSpec.Match match : ListSpec.Match.values()) {
      if (match.name().toLowerCase(Locale.ROOT).equals(name)) {
        return match;
      }
    }
    problem("bad_match", owner + ": match is '" + name + "', must be anywhere, exact or covers");
    return null;
  }

  private <T> List<T> each(JsonNode root, String key, Function<JsonNode, @Nullable T> read) {
    List<T> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode node : root.path(key)) {
      String name = node.path("key").asText();
      if (!seen.add(name)) {
        problem("duplicate_key", "'" + name + "' stands twice in " + key);
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
      problem("missing_key", owner + ": '" + key + "' is missing");
    }
    return text;
  }

  private double number(JsonNode node, String key, String owner) {
    JsonNode number = node.path(key);
    if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
      problem("bad_number", owner + ": '" + key + "' must be a number");
      return 0;
    }
    return number.doubleValue();
  }

  private void problem(String code, String message) {
    problems.add(Problem.of(PackSource.MANIFEST, code, message));
  }
}
