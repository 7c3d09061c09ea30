package dev.assay.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as customer records write them. */
final class MomentTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, 2026-11-01T00:00:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
    "0000-01-01, 0000-01-01T00:00:00Z",
    "2026-11-01T10:20:30Z, 2026-11-01T10:20:30Z",
    "2026-11-01T10:20:30.5Z, 2026-11-01T10:20:30.500Z",
    "2026-11-01T10:20:30.123456789Z, 2026-11-01T10:20:30.123Z",
    "2026-11-01T10:20:30+02:00, 2026-11-01T08:20:30Z",
    "2026-11-01T23:20:30-05:30, 2026-11-02T04:50:30Z",
    "1761955200000, 2025-11-01T00:00:00Z",
    "' +1761955200000 or so', 2025-11-01T00:00:00Z",
    "0, 1970-01-01T00:00:00Z",
    "2026/11/01, 1970-01-01T00:00:02.026Z",
  })
  void read_aTime(String text, Instant expected) {
    assertThat(Moment.read(text)).hasValue(expected.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "soon",
        "yesterday-ish",
        "-1761955200000",
        "2026-11",
        "2026-1-01",
        "2026-13-01",
        "2026-00-01",
        "2026-11-00",
        "2026-11-31",
        "2025-02-29",
        "2026-11-01 10:20:30Z",
        "2026-11-01t10:20:30Z",
        "2026-11-01T10:20Z",
        "2026-11-01T24:00:00Z",
        "2026-11-01T10:60:00Z",
        "2026-11-01T10:20:60Z",
        "2026-11-01T10:20:30",
        "2026-11-01T10:20:30.Z",
        "2026-11-01T10:20:30z",
        "2026-11-01T10:20:30+0200",
        "2026-11-01T10:20:30+24:00",
        "2026-11-01T10:20:30+02:60",
        "2026-11-01T10:20:30ZZ",
        "٢٠٢٦-11-01",
        "9999999999999999999",
      })
  void read_whatIsNoTime(String text) {
    assertThat(Moment.read(text)).isEmpty();
  }
}
