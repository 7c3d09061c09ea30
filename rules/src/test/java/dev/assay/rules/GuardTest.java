package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.rules.fairness.ProtectedAttributes;
import dev.assay.rules.guard.Place;
import dev.assay.rules.guard.Rule;
import dev.assay.rules.guard.Source;
import dev.assay.rules.guard.Vocabulary;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile pack of the corpus is refused for its own reason, and every benign twin passes. */
final class GuardTest {
  private final PackGuard guard = new PackGuard(new Vocabulary(), ProtectedAttributes.shipped());

  private final Deadline deadline = new Deadline(Duration.ofSeconds(20));

  static List<HostilePack> corpus() {
    return HostilePack.all();
  }

  static List<HostilePack> codeAlone() {
    return corpus().stream().filter(HostilePack::codeAlone).toList();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void read_hostile(HostilePack pack) {
    PackSource source = new PackSource(pack.hostile());

    PackException refused =
        catchThrowableOfType(PackException.class, () -> deadline.call(() -> guard.read(source)));

    assertThat(refused).as("not refused").isNotNull();
    assertThat(refused.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(pack.code());
              assertThat(problem.file()).isEqualTo(pack.path());
              assertThat(problem.line()).isEqualTo(pack.line());
              assertThat(problem.message()).doesNotContain("Exception", "descr").isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void read_benignTwin(HostilePack pack) {
    assertThatCode(() -> guard.read(new PackSource(pack.benign()))).doesNotThrowAnyException();
  }

  /** All benign rules in one pack, since compiling them one by one would take minutes. */
  @Test
  void compile_benignTwins() {
    Map<String, String> files = HostilePack.base();
    for (HostilePack pack : corpus()) {
      if (pack.benignPath().contains("/case.")) {
        files.put(
            pack.benignPath().replace("case", pack.name()),
            pack.benignText().replace("rule \"", "rule \"" + pack.name() + " "));
      }
    }

    try (RulePack compiled = new PackCompiler().compile(new PackSource(files))) {
      assertThat(compiled.rules()).hasSizeGreaterThan(100);
    }
  }

  /** The code check trusts nobody: it refuses without any text having been read. */
  @Test
  void load_hostileCodeWhoseTextNobodyRead() {
    PackManifest manifest = guard.read(new PackSource(HostilePack.base())).manifest();
    Map<Source, List<Rule>> sources = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>();
    for (HostilePack pack : codeAlone()) {
      String text = pack.text().replace("rule \"case\"", "rule \"" + pack.name() + "\"");
      Rule unread = new Rule(pack.name(), new Place(1, 1), List.of(), List.of());
      sources.put(new Source("risks/" + pack.name() + ".drl", "risks", text), List.of(unread));
      names.add("risks/" + pack.name() + ".drl");
    }

    PackException refused =
        catchThrowableOfType(
            PackException.class,
            () ->
                new PackCompiler()
                    .load(new GuardedPack(manifest, "sha256:00", sources, Map.of(), Map.of())));

    assertThat(refused.problems()).extracting(Problem::code).containsOnly("forbidden_code");
    assertThat(refused.problems().stream().map(Problem::file).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void read_tooManyRulesAndFiles() {
    Map<String, String> rules = HostilePack.base();
    rules.put(
        "risks/many.drl",
        IntStream.rangeClosed(0, 2_000)
            .mapToObj(i -> "rule \"" + i + "\" when Lead( ) then card.risk(\"spam\"); end")
            .collect(Collectors.joining("\n")));
    Map<String, String> files = new TreeMap<>();
    IntStream.rangeClosed(0, 500).forEach(i -> files.put("lists/l" + i + ".txt", ""));

    assertThatThrownBy(() -> guard.read(new PackSource(rules))).hasMessageContaining("2000 rules");
    assertThatThrownBy(() -> guard.read(new PackSource(files))).hasMessageContaining("500 files");
  }

  @Test
  void compile_shippedPack() {
    PackSource shipped = PackSource.shipped("lead-quality", "1.0.0");

    assertThatCode(() -> guard.read(shipped)).doesNotThrowAnyException();
  }
}
