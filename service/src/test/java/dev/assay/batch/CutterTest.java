package dev.assay.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records come out the same, however the stream is cut into chunks. */
final class CutterTest {

  static Stream<Arguments> streams() {
    return Stream.of(
        Arguments.of(Format.NDJSON, "", List.of()),
        Arguments.of(Format.NDJSON, "\n\r\n  \n\t", List.of()),
        Arguments.of(Format.NDJSON, "{}", List.of("1:{}")),
        Arguments.of(Format.NDJSON, "{}\n", List.of("1:{}")),
        Arguments.of(Format.NDJSON, "a\r\n\r\nb\n c \nd", List.of("1:a", "3:b", "4: c", "5:d")),
        Arguments.of(Format.NDJSON, "\uFEFFa\n\uFEFFb", List.of("1:a", "2:\uFEFFb")),
        Arguments.of(Format.NDJSON, "\"\nx", List.of("1:\"", "2:x")),
        Arguments.of(Format.CSV, "a,b\n1,2\n", List.of("1:a,b", "2:1,2")),
        Arguments.of(
            Format.CSV,
            "a,b\n\"x\ny\",\"\"\"\n\"\n3,4",
            List.of("1:a,b", "2:\"x\ny\",\"\"\"\n\"", "5:3,4")),
        Arguments.of(Format.CSV, "a,b\n5\" pipe,2\n3,4", List.of("1:a,b", "2:5\" pipe,2", "3:3,4")),
        Arguments.of(Format.CSV, "\uFEFF\"a\nb\",c\n1,2", List.of("1:\"a\nb\",c", "3:1,2")),
        Arguments.of(Format.CSV, "a,b\r1,2\r3,4\r", List.of("1:a,b", "2:1,2", "3:3,4")),
        Arguments.of(Format.CSV, "a,b\r1,2", List.of("1:a,b", "2:1,2")),
        Arguments.of(Format.CSV, "a,b\r\n1,2\r\n\r\n3,4", List.of("1:a,b", "2:1,2", "4:3,4")),
        Arguments.of(Format.CSV, "a\r\r2\n3\r\n4", List.of("1:a", "3:2", "4:3", "5:4")),
        Arguments.of(Format.CSV, "a\r\"x\ry\r\nz\"\r3", List.of("1:a", "2:\"x\ry\r\nz\"", "5:3")),
        Arguments.of(Format.CSV, "a,b\r", List.of("1:a,b")),
        Arguments.of(Format.NDJSON, "{\r}\n{}", List.of("1:{\r}", "2:{}")),
        Arguments.of(Format.CSV, "a\n\"open\nb\nc", List.of("1:a", "2:\"open\nb\nc")));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void next_anyChunks_theRecordsWithTheirLines(Format format, String stream, List<String> records) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size <= bytes.length + 1; size++) {
      assertThat(cut(format, bytes, size)).as("chunks of %d", size).isEqualTo(records);
    }
  }

  @Test
  void next_recordTooLong_isLeftOutAndTheNextIsWhole() {
    String stream =
        "a\n" + "x".repeat(Cutter.LIMIT + 1) + "\nb\n" + "y".repeat(Cutter.LIMIT) + "\n";
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);

    Random random = new Random(5);
    Cutter cutter = new Cutter(Format.NDJSON);
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int to = Math.min(bytes.length, at + 1 + random.nextInt(100_000));
      cutter.take(Arrays.copyOfRange(bytes, at, to));
      drain(cutter, pieces);
      at = to;
    }

    assertThat(pieces).extracting(Piece::tooLong).containsExactly(false, true, false, false);
    assertThat(pieces).extracting(Piece::line).containsExactly(1L, 2L, 3L, 4L);
    assertThat(pieces)
        .extracting(piece -> piece.bytes().length())
        .containsExactly(1, 0, 1, Cutter.LIMIT);
  }

  @Test
  void take_beforeTheLastChunkIsUsedUp_isRefused() {
    Cutter cutter = new Cutter(Format.NDJSON);
    cutter.take("a\nb\n".getBytes(StandardCharsets.UTF_8));
    cutter.next();

    assertThatThrownBy(() -> cutter.take(new byte[1])).hasMessageContaining("left");
  }

  private static List<String> cut(Format format, byte[] bytes, int size) {
    Cutter cutter = new Cutter(format);
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += size) {
      cutter.take(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
      drain(cutter, pieces);
    }
    cutter.end();
    drain(cutter, pieces);
    return pieces.stream()
        .map(p -> p.line() + ":" + new String(p.bytes().toArray(), StandardCharsets.UTF_8))
        .toList();
  }

  private static void drain(Cutter cutter, List<Piece> to) {
    for (Piece piece = cutter.next(); piece != null; piece = cutter.next()) {
      to.add(piece);
    }
  }
}
