package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.overview.CountStore;
import dev.assay.overview.Flagged;
import dev.assay.overview.Judged;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a process appended it counts by what it knows, all else by the log; and each once. */
@ParameterizedClass
@EnumSource
final class UncountedTest {
  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LONG_AFTER = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir Path folder;
  private final TestDatabase kind;
  private SignedLogs logs;
  private CountStore here;

  UncountedTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void openLog() {
    logs = new SignedLogs(folder, kind.open(folder));
    here = new SqlCountStore(logs.database, logs.uncounted);
  }

  @AfterEach
  void closeLog() {
    logs.close();
  }

  @Test
  void appendedHere_isNotReadAgain() {
    logs.appendUnsigned(40);
    logs.database.change(handle -> handle.execute("update decisions set pack = 'altered'"));

    assertThat(here.countOn(9)).isEqualTo(40);
    assertThat(here.countOn(9)).isZero();

    assertThat(judged()).isNotEmpty().noneMatch(each -> each.pack().equals("altered"));
  }

  @Test
  void countedByTheLog_isTheSame() {
    logs.appendUnsigned(40);
    here.countOn(99);
    List<Judged> judged = judged();
    List<Flagged> flagged = flagged();

    for (String table : List.of("decision_counts", "flag_counts", "counted_logs")) {
      logs.database.change(handle -> handle.execute("delete from " + table));
    }
    assertThat(elsewhere().countOn(99)).isEqualTo(40);

    assertThat(judged()).containsExactlyInAnyOrderElementsOf(judged);
    assertThat(flagged()).isNotEmpty().containsExactlyInAnyOrderElementsOf(flagged);
  }

  @Test
  void countedElsewhereInPart_isCountedOnce() {
    logs.appendUnsigned(10);
    assertThat(elsewhere().countOn(4)).isEqualTo(4);
    logs.appendUnsigned(5);

    assertThat(here.countOn(99)).isEqualTo(11);
    logs.appendUnsigned(3);
    assertThat(here.countOn(1)).as("known again").isEqualTo(3);
    assertThat(elsewhere().countOn(99)).isZero();

    assertThat(judged().stream().mapToLong(Judged::decisions).sum()).isEqualTo(18);
  }

  @Test
  void appendedByAnEarlierProcess_isReadUpToWhatIsKnown() {
    logs.appendUnsigned(5);
    logs.uncounted.takeFrom(logs.nodeId, 0); // as after a start
    logs.appendUnsigned(3);

    assertThat(here.countOn(2)).isEqualTo(2);
    assertThat(here.countOn(99)).isEqualTo(3);
    assertThat(here.countOn(1)).as("known").isEqualTo(3);
    assertThat(here.countOn(99)).isZero();
  }

  /** Knows of nothing that was appended here. */
  private CountStore elsewhere() {
    return new SqlCountStore(logs.database, new Uncounted());
  }

  private List<Judged> judged() {
    return here.judged(logs.tenant, LONG_AGO, LONG_AFTER);
  }

  private List<Flagged> flagged() {
    return here.flagged(logs.tenant, LONG_AGO, LONG_AFTER);
  }
}
