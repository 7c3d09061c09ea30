package dev.assay.intake;

import dev.assay.intake.reference.Folding;
import dev.assay.model.Agreement;
import dev.assay.model.IdealFit;
import dev.assay.model.Lead;
import dev.assay.model.Seniority;
import dev.assay.rules.IdealCustomer;

/** Compares a contact with the customer that is sought. */
final class IdealFitReader {
  private static final int LONGEST = 200;
  private static final int MOST_EMPLOYEES = 100_000_000;

  private final Folding folding;

  IdealFitReader(Folding folding) {
    this.folding = folding;
  }

  IdealFit read(Lead lead, IdealCustomer ideal) {
    int employees = employees(lead.company().size());
    boolean anySize = ideal.leastEmployees() == 0 && ideal.mostEmployees() == 0;
    return new IdealFit(
        employees,
        agreement(
            ideal.seniorities().isEmpty() || lead.job().seniority() == Seniority.UNKNOWN,
            ideal.seniorities().contains(lead.job().seniority())),
        agreement(
            anySize || employees == 0,
            employees >= ideal.leastEmployees()
                && (ideal.mostEmployees() == 0 || employees <= ideal.mostEmployees())),
        agreement(
            ideal.industries().isEmpty() || lead.company().industry().isEmpty(),
            isIn(lead.company().industry(), ideal)),
        agreement(
            ideal.countries().isEmpty() || lead.country().iso2().isEmpty(),
            ideal.countries().contains(lead.country().iso2())));
  }

  private static Agreement agreement(boolean unknown, boolean agrees) {
    if (unknown) {
      return Agreement.UNKNOWN;
    }
    return agrees ? Agreement.YES : Agreement.NO;
  }

  /** Whether the words of an industry that is sought stand in its name, one after the other. */
  private boolean isIn(String industry, IdealCustomer ideal) {
    String words = spaced(industry.length() > LONGEST ? industry.substring(0, LONGEST) : industry);
    return ideal.industries().stream().anyMatch(sought -> words.contains(spaced(sought)));
  }

  private String spaced(String text) {
    return " " + String.join(" ", folding.words(text)) + " ";
  }

  /**
   * The number in a text, or the middle of the first two ({@code 11-50} gives 30); 0 where there is
   * none. Signs between thousands are passed over: {@code 1,000}.
   */
  static int employees(String text) {
    int[] numbers = new int[2];
    int count = 0;
    int at = 0;
    int end = Math.min(text.length(), LONGEST);
    while (at < end && count < 2) {
      if (!isDigit(text, at)) {
        at++;
        continue;
      }
      long number = 0;
      while (at < end && (isDigit(text, at) || isThousands(text, at))) {
        if (isDigit(text, at)) {
          number = Math.min(MOST_EMPLOYEES, number * 10 + (text.charAt(at) - '0'));
        }
        at++;
      }
      numbers[count++] = (int) number;
    }
    return count == 2 ? (numbers[0] + numbers[1]) / 2 : numbers[0];
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean isThousands(String text, int at) {
    boolean sign = ",.' ".indexOf(text.charAt(at)) >= 0;
    return sign
        && isDigit(text, at + 1)
        && isDigit(text, at + 2)
        && isDigit(text, at + 3)
        && !isDigit(text, at + 4);
  }
}
