package dev.assay.intake.read;

/** Reads how many people work for a company. */
public final class EmployeeCount {
  private static final int LONGEST = 200;
  private static final int MOST = 100_000_000;

  private EmployeeCount() {}

  /**
   * The number in a text, or the middle of the first two ({@code 11-50} gives 30); 0 where there is
   * none. Signs between thousands are passed over: {@code 1,000}.
   */
  public static int of(String text) {
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
          number = Math.min(MOST, number * 10 + (text.charAt(at) - '0'));
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
