package dev.assay.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.assay.rules.guard.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code pack.yaml} and the lists it names; collects every problem before it gives up. */
final class ManifestReader {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build());
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
  private final Entries entries;

  private ManifestReader(PackSource source, Map<String, Place> places) {
    this.source = source;
    this.entries = new Entries(places);
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
    entries.known(root, "pack", KEYS);
    String pack = entries.text(root, "pack", "pack");
    String version = entries.text(root, "version", "pack");
    if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
      entries.problem(
          version,
          "bad_version",
          "version is '" + version + "', must be three numbers such as 1.0.0");
    }
    int vocabulary = root.path("vocabulary").asInt();
    if (vocabulary != VOCABULARY) {
      entries.problem(
          "vocabulary",
          "bad_vocabulary",
          "vocabulary is " + vocabulary + ", must be " + VOCABULARY);
    }
    List<FactorSpec> factors = entries.each(root, "factors", this::factor);
    if (factors.isEmpty()) {
      entries.problem("factors", "no_factors", "a pack needs at least one factor");
    }
    List<GroupSpec> groups = entries.each(root, "groups", this::group);
    WordsReader words = new WordsReader(source.files(), entries);
    List<ListSpec> lists = entries.each(root, "lists", words::list);
    List<PatternSpec> patterns = entries.each(root, "patterns", words::pattern);
    Measures measures = new MeasuresReader(entries).read(root);
    List<BandSet> bandSets = bandSets(root.path("band_sets"));
    double base = entries.number(root, "base", "pack");
    double scale = root.has("scale") ? entries.number(root, "scale", "pack") : 1;
    if (!entries.problems().isEmpty()) {
      throw new PackException(pack + "@" + version, entries.problems());
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
      entries.problem("", "no_manifest", "a pack needs a pack.yaml");
      throw new PackException("pack", entries.problems());
    }
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      entries.problem(PackSource.MANIFEST, line, column, "bad_yaml", e.getOriginalMessage());
      throw new PackException("pack", entries.problems());
    }
  }

  private FactorSpec factor(JsonNode node) {
    String key = entries.name(node, "factor");
    entries.known(node, key, FACTOR_KEYS);
    String folder = entries.text(node, "stratum", key);
    Stratum stratum = Stratum.ofFolder(folder).orElse(Stratum.ACTIONS);
    if (stratum == Stratum.ACTIONS) {
      entries.problem(
          key,
          "bad_stratum",
          key + ": stratum is '" + folder + "', factors are set before actions");
      stratum = Stratum.RISKS;
    }
    Severity severity = null;
    if (stratum.kind() == FactorKind.RISK) {
      severity = severity(key, entries.text(node, "severity", key));
    }
    return new FactorSpec(
        key,
        stratum,
        entries.text(node, "group", key),
        entries.number(node, "weight", key),
        severity,
        node.path("field").asText(""),
        entries.truth(node, "mutable", key),
        entries.text(node, "says", key));
  }

  private @Nullable Severity severity(String key, String word) {
    for (Severity severity : Severity.values()) {
      if (severity.json().equals(word)) {
        return severity;
      }
    }
    entries.problem(
        key, "bad_severity", key + ": severity is '" + word + "', must be low to critical");
    return null;
  }

  private @Nullable GroupSpec group(JsonNode node) {
    String key = entries.name(node, "group");
    entries.known(node, key, Set.of("key", "min", "max"));
    double min = entries.number(node, "min", key);
    double max = entries.number(node, "max", key);
    if (min > max) {
      entries.problem(key, "bad_group", key + ": min is over max");
      return null;
    }
    return new GroupSpec(key, min, max);
  }

  private List<BandSet> bandSets(JsonNode node) {
    List<BandSet> sets = new ArrayList<>();
    node.properties()
        .forEach(
            entry -> {
              try {
                sets.add(new BandSet(entry.getKey(), bands(entry.getValue())));
              } catch (IllegalArgumentException e) {
                entries.problem(entry.getKey(), "bad_bands", String.valueOf(e.getMessage()));
              }
            });
    if (sets.isEmpty()) {
      entries.problem("band_sets", "no_bands", "a pack needs a band set");
    } else if (sets.get(0).bands().stream().anyMatch(band -> band.action() == null)) {
      entries.problem(
          sets.get(0).key(), "no_action", "each band of the first band set needs an action");
    }
    return sets;
  }

  private List<Band> bands(JsonNode node) {
    List<Band> bands = new ArrayList<>();
    for (JsonNode band : node) {
      String action = band.path("action").textValue();
      bands.add(new Band(entries.text(band, "band", "band"), band.path("from").asInt(-1), action));
    }
    return bands;
  }
}
