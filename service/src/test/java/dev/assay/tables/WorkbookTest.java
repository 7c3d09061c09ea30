package dev.assay.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.assay.errors.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables on their way into a spreadsheet and back. */
final class WorkbookTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,country,value\nr1,DE,0.6\nr2,\"a,b\",007\n",
        "id,a\nr1,=1+1\nr2,@SUM(A1)\nr3,-2\nr4,1-2\nr5,1e3\n",
        "a,b\n\"line\nbreak\",\"quote \"\" it\"\n",
        "a,b,c\n,,\nx,,\n,,z\n",
        "a\n\nb\n",
        "a,b\n ' leading, trailing \n",
        "Größe,名前,😀\nä,名,x\n",
        "a,b\ntrue,NO\n12345678901234567890,1.10\n",
        "<a>,&b\n]]>,_x0041_\n",
        "a,b\nTRUE,#N/A\n"
      })
  void csv_throughASpreadsheet_comesBackAsItWas(String csv) {
    assertThat(Workbook.toCsv(Workbook.ofCsv(csv))).isEqualTo(csv);
  }

  @Test
  void lines_throughASpreadsheet_comeBackAsTheyWere() {
    String lines = "cash, now\nsay \"yes\"\n=1+1\n007\n";

    assertThat(Workbook.toLines(Workbook.ofLines(lines))).isEqualTo(lines);
    assertThat(Workbook.toLines(Workbook.ofCsv("a\n\n  b \n"))).isEqualTo("a\nb\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n", "\"two\nlines\"\n"})
  void lines_ofMoreThanOneColumnOrLine_areRefused(String csv) {
    byte[] xlsx = Workbook.ofCsv(csv);

    assertThatThrownBy(() -> Workbook.toLines(xlsx)).isInstanceOf(ServiceException.class);
  }

  @Test
  void csv_ofAnyCells_comesBackAsItWas() {
    Random random = new Random(20261122);
    String signs = "ab1.-=,;\"'\n\t |äß€<>&_x";
    for (int i = 0; i < 60; i++) {
      StringBuilder csv = new StringBuilder("h1,h2,h3\n");
      for (int row = 0; row < 8; row++) {
        for (int column = 0; column < 3; column++) {
          StringBuilder cell = new StringBuilder();
          for (int c = random.nextInt(6); c > 0; c--) {
            cell.append(signs.charAt(random.nextInt(signs.length())));
          }
          String text = cell.toString().replace("\"", "\"\"");
          csv.append(text.isEmpty() ? "" : "\"" + text + "\"").append(column < 2 ? "," : "\n");
        }
      }
      String once = Workbook.toCsv(Workbook.ofCsv(csv.toString()));

      assertThat(Workbook.toCsv(Workbook.ofCsv(once))).isEqualTo(once);
      assertThat(cells(once)).isEqualTo(cells(csv.toString()));
    }
  }

  @Test
  void numbersAndTruths_ofSpreadsheetPrograms_areReadAsTheyAreShown() throws IOException {
    byte[] xlsx =
        sheet(
            sheet -> {
              sheet.value(0, 0, 0.6);
              sheet.value(0, 1, 12);
              sheet.value(0, 2, true);
              sheet.value(0, 3, "text");
              sheet.value(0, 4, 1e10);
            });

    assertThat(Workbook.toCsv(xlsx)).isEqualTo("0.6,12,true,text,10000000000\n");
  }

  @Test
  void formula_isRefusedAtItsCell() throws IOException {
    byte[] xlsx = sheet(sheet -> sheet.formula(1, 2, "SUM(A1:A2)"));

    assertThatThrownBy(() -> Workbook.toCsv(xlsx))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("C2 is a formula");
  }

  @Test
  void what_isNoSpreadsheet_isRefused() throws IOException {
    byte[] bomb = zip("xl/workbook.xml", new byte[32 << 20]);
    byte[] xxe =
        zip(
            "xl/workbook.xml",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                .getBytes(StandardCharsets.UTF_8));
    for (byte[] bytes :
        new byte[][] {{}, {1, 2, 3}, "a,b\n".getBytes(StandardCharsets.UTF_8), bomb, xxe}) {
      assertThatThrownBy(() -> Workbook.toCsv(bytes))
          .isInstanceOf(ServiceException.class)
          .hasMessageNotContaining("root:");
    }
  }

  @Test
  void controlCharacters_areRefusedByTheirRow() {
    assertThatThrownBy(() -> Workbook.ofCsv("a\nb\u0001\n"))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("row 2");
  }

  private static List<List<String>> cells(String csv) {
    return CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv).stream()
        .map(CsvRecord::getFields)
        .toList();
  }

  private static byte[] sheet(Consumer<Worksheet> fill) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (org.dhatim.fastexcel.Workbook book =
        new org.dhatim.fastexcel.Workbook(bytes, "Test", "1.0")) {
      fill.accept(book.newWorksheet("any"));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
