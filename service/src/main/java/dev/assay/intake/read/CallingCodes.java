package dev.assay.intake.read;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The calling codes of the world. What stands behind one is read when it is first dialled. */
public final class CallingCodes {
  private static final int MOST = 1_000;

  /** The region of numbers that are no country's. */
  static final String NOWHERE = "001";

  private final PhoneNumberUtil phones;
  private final MetadataSource metadata =
      DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
  private final boolean[] known = new boolean[MOST];
  private final Map<String, Integer> byRegion = new HashMap<>();
  private final AtomicReferenceArray<@Nullable CallingCode> read = new AtomicReferenceArray<>(MOST);

  public CallingCodes(PhoneNumberUtil phones) {
    this.phones = phones;
    for (int code : phones.getSupportedCallingCodes()) {
      known[code] = true;
      for (String region : phones.getRegionCodesForCountryCode(code)) {
        if (!region.equals(NOWHERE)) {
          byRegion.put(region, code);
        }
      }
    }
  }

  /** The calling code of a region, 0 where it has none. */
  int of(String region) {
    return byRegion.getOrDefault(region, 0);
  }

  /**
   * The calling code that digits start with, 0 for none. No code starts another, so the first that
   * fits is the one.
   */
  int leading(String digits) {
    int code = 0;
    for (int i = 0; i < 3 && i < digits.length() && digits.charAt(0) != '0'; i++) {
      code = code * 10 + digits.charAt(i) - '0';
      if (known[code]) {
        return code;
      }
    }
    return 0;
  }

  /** What is known of a calling code; two threads may read it at once, and read the same. */
  CallingCode get(int code) {
    CallingCode found = read.get(code);
    if (found == null) {
      found = new CallingCode(code, phones, metadata);
      read.set(code, found);
    }
    return found;
  }

  /** ISO 3166-1 alpha-2 of a region, empty for what is none. */
  static String iso(String region) {
    return region.equals(NOWHERE) ? "" : region;
  }
}
