package dev.assay.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sentence of docs/compatibility.md is held by tests that were run in this build. */
final class CompatibilityTest {
  private static final Path DOCUMENT = Path.of("../docs/compatibility.md");
  private static final Path CASES = Path.of("cases/lead-quality");
  private static final String NOT_YET = "## Not yet held";
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+#\\w+)`");
  private static final Pattern CASE = Pattern.compile("`([\\w/.-]+\\.yaml)`");

  private final String held;
  private final Reports reports =
      new Reports(
          List.of(
              Path.of("../service/target/surefire-reports"), Path.of("target/surefire-reports")),
          Instant.parse(System.getProperty("buildStarted", Instant.EPOCH.toString())));

  CompatibilityTest() throws IOException {
    String text = Files.readString(DOCUMENT);
    held = text.substring(0, text.indexOf(NOT_YET));
  }

  @TestFactory
  Stream<DynamicTest> test_ran() {
    return named(TEST)
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test,
                    () -> {
                      assertThat(reports.ran(test)).as("%s ran in this build", test).isTrue();
                      assertThat(reports.passed(test)).as("%s passed", test).isTrue();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> case_exists() {
    return named(CASE)
        .map(file -> DynamicTest.dynamicTest(file, () -> assertThat(CASES.resolve(file)).exists()));
  }

  @Test
  void sentence_isHeldByATest() {
    List<String> bare = new ArrayList<>();
    held.lines()
        .filter(line -> line.startsWith("| ") && !line.contains(" | held by |"))
        .filter(row -> !TEST.matcher(row).find() && !CASE.matcher(row).find())
        .forEach(bare::add);

    assertThat(bare).isEmpty();
    assertThat(named(TEST)).hasSizeGreaterThan(40);
    assertThat(named(CASE)).hasSizeGreaterThan(60);
  }

  private Stream<String> named(Pattern what) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = what.matcher(held);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names.stream();
  }
}
