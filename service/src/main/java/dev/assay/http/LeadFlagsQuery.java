package dev.assay.http;

import dev.assay.decide.Thresholds;
import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the thresholds of a LeadFlags call: {@code mid} and {@code low}, whole numbers 0 to 100.
 */
final class LeadFlagsQuery {
  private static final int DEFAULT_MID = 70;
  private static final int DEFAULT_LOW = 40;

  private LeadFlagsQuery() {}

  /**
   * The thresholds of the call; null where it names none.
   *
   * @param own bands of the tenant, whose cut-off stands in for the one that is not named
   */
  static @Nullable Thresholds thresholds(Query query, Supplier<BandSet> own) {
    if (query.all("mid").isEmpty() && query.all("low").isEmpty()) {
      return null;
    }
    List<Band> bands = own.get().bands();
    int mid = number(query, "mid", from(bands, "high", DEFAULT_MID));
    int low = number(query, "low", from(bands, "medium", DEFAULT_LOW));
    if (low >= mid) {
      throw invalid("low is " + low + ", must be under mid, which is " + mid);
    }
    return new Thresholds(mid, low);
  }

  private static int from(List<Band> bands, String name, int otherwise) {
    return bands.stream()
        .filter(band -> band.band().equals(name))
        .mapToInt(Band::from)
        .findFirst()
        .orElse(otherwise);
  }

  private static int number(Query query, String name, int otherwise) {
    List<String> all = query.all(name);
    if (all.isEmpty()) {
      return otherwise;
    }
    if (all.size() > 1) {
      throw invalid(name + " is given " + all.size() + " times");
    }
    String text = all.get(0);
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 3 || Integer.parseInt(text) > 100) {
      throw invalid(name + " must be a whole number from 0 to 100");
    }
    return Integer.parseInt(text);
  }

  private static Refusal invalid(String message) {
    return new Refusal(Kind.INVALID_THRESHOLDS, message);
  }
}
