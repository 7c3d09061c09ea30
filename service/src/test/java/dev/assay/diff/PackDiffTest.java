package dev.assay.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.PackSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The shipped pack with one change at a time. */
final class PackDiffTest {
  private static final PackSource BEFORE = PackSource.shipped("lead-quality", "1.0.0");
  private static final String YAML = "pack.yaml";
  private static final String EMAIL = "risks/email.drl";

  @Test
  void same_isNoChange() {
    assertThat(PackDiff.between(BEFORE, new PackSource(BEFORE.files()))).isEmpty();
  }

  @Test
  void layoutCommentsOrderAndFiles_areNoChange() {
    Map<String, String> files = new TreeMap<>(BEFORE.files());
    String rules = files.remove(EMAIL) + "\n" + files.remove("risks/name.drl");
    files.put(
        "risks/all.drl",
        "// new home\n" + rules.replace("( ", "(\n   ").replace("then", "  /* so */ then // !"));
    files.compute(YAML, (path, text) -> "# note\n" + text.replace("base: 50", "base:   50.0"));
    files.compute(YAML, (path, text) -> String.valueOf(text).replace("\nscale: 1", ""));
    files.compute(YAML, (path, text) -> text.replaceFirst("version: 1.0.0", "version: 1.1.0"));
    files.compute("lists/spam-terms.txt", (path, text) -> "# sorted by hand\n\n" + text);
    String spam = files.remove("lists/spam-terms.txt");
    files.put("lists/spam.txt", String.valueOf(spam));
    files.compute(YAML, (path, text) -> text.replace("lists/spam-terms.txt", "lists/spam.txt"));

    assertThat(PackDiff.between(BEFORE, new PackSource(files))).isEmpty();
  }

  @Test
  void numbers_sayWhatTheyWereAndAre() {
    assertThat(says(YAML, text -> text.replace("base: 50", "base: 45")))
        .containsExactly("base: 50 -> 45");
    assertThat(
            says(
                YAML,
                text -> text.replace("group: name, weight: -18", "group: name, weight: -20.5")))
        .containsExactly("weight of random_name: -18 -> -20.5");
    assertThat(
            says(
                YAML,
                text -> text.replace("key: trust, min: 0, max: 50", "key: trust, min: 0, max: 40")))
        .containsExactly("group trust, max: 50 -> 40");
    assertThat(
            says(YAML, text -> text.replaceFirst("band: high, +from: 70", "band: high, from: 72")))
        .containsExactly("band quality/high, from: 70 -> 72");
  }

  @Test
  void factor_addedRemovedMoved() {
    assertThat(
            says(
                YAML,
                text ->
                    text.replaceFirst(
                        "\ngroups:",
                        "\n  - { key: extra, stratum: factors, group: trust, weight: 3, says: x }\ngroups:")))
        .containsExactly("factor extra added");
    assertThat(says(YAML, text -> text.replaceFirst("  - \\{ key: seniority[^\n]*\n[^\n]*\n", "")))
        .containsExactly("factor seniority removed");
    assertThat(
            says(
                YAML,
                text ->
                    text.replaceFirst(
                        "(  - \\{ key: missing_name[^\n]*\n[^\n]*\n)(  - [^\n]*\n[^\n]*\n)",
                        "$2$1")))
        .singleElement()
        .asString()
        .startsWith("order of the factors: missing_name, very_short_name");
  }

  @Test
  void rule_addedRemovedChangedMoved_carriesItsText() {
    List<Change> changed =
        changes(EMAIL, text -> text.replaceFirst("email\\.disposable", "email.free"));

    assertThat(changed).hasSize(1);
    assertThat(changed.get(0).subject()).isEqualTo(Change.Subject.RULE);
    assertThat(changed.get(0).kind()).isEqualTo(Change.Kind.CHANGED);
    assertThat(changed.get(0).before())
        .startsWith("rule \"")
        .contains("email.disposable")
        .endsWith("end");
    assertThat(changed.get(0).after()).contains("email.free").doesNotContain("email.disposable");
    assertThat(says(EMAIL, text -> text + "\nrule 'new'\nwhen Lead() then card.risk(\"x\"); end\n"))
        .containsExactly("rule new added");
    assertThat(says(EMAIL, text -> "")).hasSizeGreaterThan(3).allMatch(s -> s.endsWith("removed"));
    Map<String, String> moved = new TreeMap<>(BEFORE.files());
    moved.put("cross/email.drl", String.valueOf(moved.remove(EMAIL)));
    assertThat(PackDiff.between(BEFORE, new PackSource(moved)))
        .isNotEmpty()
        .allMatch(change -> change.says().endsWith("moved: risks -> cross"));
  }

  @Test
  void literal_thatLooksLikeACommentOrAnEnd_isText() {
    String rule = "rule \"a\" when Source( text == \"%s\" ) then card.risk(\"x\"); end";
    PackSource from = new PackSource(Map.of("risks/a.drl", rule.formatted("http://a end")));
    PackSource to = new PackSource(Map.of("risks/a.drl", rule.formatted("http://b end")));

    assertThat(PackDiff.between(from, to))
        .extracting(Change::says)
        .containsExactly("rule a changed");
  }

  @Test
  void list_namesItsTerms() {
    List<Change> changes =
        changes(
            "lists/spam-terms.txt",
            text -> text.replaceFirst("\n([a-z]+)\n", "\nsnake oil\nmoon dust\n"));

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).says()).isEqualTo("list spam-terms: 2 terms added, 1 term removed");
    assertThat(changes.get(0).added()).containsExactly("moon dust", "snake oil");
    assertThat(changes.get(0).removed()).hasSize(1);
  }

  @Test
  void table_namesItsRows() {
    PackSource from = new PackSource(Map.of("tables/t.csv", "a,b\n1,2\n3,4\n"));
    PackSource to = new PackSource(Map.of("tables/t.csv", "a,b\r\n3,\"4\"\n5,6\n"));

    List<Change> changes = PackDiff.between(from, to);

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).added()).containsExactly("5 | 6");
    assertThat(changes.get(0).removed()).containsExactly("1 | 2");
  }

  @Test
  void text_thatIsNoYaml_isAChangeOfThePack() {
    assertThat(changes(YAML, text -> "{ not yaml"))
        .filteredOn(change -> change.subject() == Change.Subject.PACK)
        .hasSize(1);
    assertThat(changes(EMAIL, text -> "rule \"half")).isNotEmpty();
  }

  private static List<String> says(String file, UnaryOperator<String> edit) {
    return changes(file, edit).stream().map(Change::says).toList();
  }

  private static List<Change> changes(String file, UnaryOperator<String> edit) {
    Map<String, String> files = new TreeMap<>(BEFORE.files());
    String before = String.valueOf(files.get(file));
    String after = edit.apply(before);
    assertThat(after).as("the edit").isNotEqualTo(before);
    files.put(file, after);
    return PackDiff.between(BEFORE, new PackSource(files));
  }
}
