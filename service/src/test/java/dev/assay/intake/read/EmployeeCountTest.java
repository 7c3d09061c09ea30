package dev.assay.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmployeeCountTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250 | 250",
        "250.0 | 250",
        "1000.0 | 1000",
        "200.5 | 200",
        "12.5 | 12",
        "12,5 | 12",
        "0.5 | 0",
        "1000.500 | 1000",
        "10k | 10000",
        "10K+ | 10000",
        "1.5k | 1500",
        "1k-5k | 3000",
        "2m | 2000000",
        "1.2M | 1200000",
        "5 km away | 5",
        "12 months | 12",
        "1e3 | 1000",
        "1.0E7 | 10000000",
        "1.0E-4 | 0",
        "1e999999999999 | 100000000",
        "1 e3 | 2",
        "11-50 | 30",
        "11 to 50 | 30",
        "11–50 | 30",
        "11 - 50 | 30",
        "51-200 | 125",
        "11.0-50.0 | 30",
        "1.000 - 5.000 | 3000",
        "1.000 | 1000",
        "1,000 | 1000",
        "1 000 | 1000",
        "1\u00A0000 | 1000",
        "1'000 | 1000",
        "1,234,567.89 | 1234567",
        "1,00,000 | 100000",
        "12,34,567 | 1234567",
        "1,00,00,000+ | 10000000",
        "1,00,000-2,00,000 | 150000",
        "1,00,000.75 | 100000",
        "100,00,000 | 50",
        "1,00 | 1",
        "1,00,00 | 0",
        "-5 | 0",
        "about -5 | 0",
        "\u22125 | 0",
        "0 | 0",
        "0.0 | 0",
        "many | 0",
        "'' | 0",
        "k | 0",
        "\uFF12\uFF10\uFF10 | 200",
        "\u0661\u0660\u0660 | 100",
        "about 40 | 40",
        "employees-50 | 50",
        "1000+ | 1000",
        "10001+ | 10001",
        "<50 | 50",
        ">500 | 500",
        "50 people in 3 offices | 26",
        "9999999999999999999999999999999999999999 | 100000000"
      })
  void of_asPeopleAndProgramsWriteIt_isTheNumber(String text, int count) {
    assertThat(EmployeeCount.of(text)).isEqualTo(count);
  }
}
