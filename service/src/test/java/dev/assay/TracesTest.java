package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class TracesTest {
  private static final String TEXT = "Zoë Quixworthy-Smythe";
  private final Traces traces = new Traces(List.of(TEXT));

  @Test
  void in_everyForm_isFound() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(("before " + TEXT + " after").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(traces.in(packed.toByteArray())).isNotEmpty();
    for (String spelling :
        List.of(
            TEXT,
            "zoë quixworthy-smythe",
            "ZOë QUIXWORTHY-SMYTHE",
            "Zo\\u00EB Quixworthy-Smythe")) {
      assertThat(traces.in(("x" + spelling + "y").getBytes(StandardCharsets.UTF_8)))
          .as(spelling)
          .isNotEmpty();
    }
    assertThat(traces.in(("x" + TEXT).getBytes(StandardCharsets.UTF_16LE))).isNotEmpty();
    for (String before : List.of("", "a", "ab", "abc", "abcd")) {
      String json =
          Base64.getEncoder()
              .encodeToString((before + TEXT + "}").getBytes(StandardCharsets.UTF_8));
      assertThat(traces.in(json.getBytes(StandardCharsets.US_ASCII))).as(before).isNotEmpty();
    }
  }

  @Test
  void in_lettersBeyondAscii_asWrittenAndSmall_areFound() throws IOException {
    String place = "Żółta Łódź";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      for (String spelling : List.of(place, "żółta łódź")) {
        assertThat(new Traces(List.of(place)).in(spelling.getBytes(charset)))
            .as("%s in %s", spelling, charset)
            .isNotEmpty();
      }
    }
  }

  @Test
  void in_someoneElse_isNotFound() throws IOException {
    assertThat(traces.in("Zoe Quix".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
