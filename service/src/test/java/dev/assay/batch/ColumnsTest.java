package dev.assay.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of CSV as leads. */
final class ColumnsTest {

  private static Piece piece(String text) {
    return new Piece(1, Bytes.of(text.getBytes(StandardCharsets.UTF_8)), false);
  }

  private static Columns columns(String header) {
    return Columns.of(piece(header), new Cutter(Format.CSV));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name,email     | Ana,a@b.c            | {`name`:`Ana`,`email`:`a@b.c`}",
        "name;email     | `Silva, Ana`;a@b.c   | {`name`:`Silva, Ana`,`email`:`a@b.c`}",
        "name,email     | `A `B` C`,           | {`name`:`A \\`B\\` C`}",
        "' name ',,size | x,y,10               | {`' name '`:`x`,`size`:`10`}",
        "name,email     | only                 | {`name`:`only`}",
        "note           | 5` pipe              | {`note`:`5\\` pipe`}"
      })
  void lead_record_isReadByItsColumns(String header, String record, String lead) {
    String quoted = record.replace("`B`", "``B``").replace('`', '"');

    ObjectNode read = columns(header).lead(piece(quoted));

    assertThat(read.toString()).isEqualTo(lead.replace('`', '"'));
  }

  @Test
  void lead_tabs_separateToo() {
    assertThat(columns("a\tb").lead(piece("1,2\t3")).toString())
        .isEqualTo("{\"a\":\"1,2\",\"b\":\"3\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,3", "\"open,1", "\"a\"b,1"})
  void lead_malformed_isRefusedWithoutQuotingIt(String record) {
    assertThatThrownBy(() -> columns("a,b").lead(piece(record)))
        .isInstanceOf(MalformedException.class)
        .message()
        .doesNotContain(record);
  }

  @Test
  void lead_notUtf8_isRefused() {
    Piece latin1 = new Piece(2, Bytes.of("é,1".getBytes(StandardCharsets.ISO_8859_1)), false);

    assertThatThrownBy(() -> columns("a,b").lead(latin1)).hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b,a", ",,", "\"a"})
  void of_headerThatNamesNoColumns_isRefused(String header) {
    assertThatThrownBy(() -> columns(header)).isInstanceOf(MalformedException.class);
  }
}
