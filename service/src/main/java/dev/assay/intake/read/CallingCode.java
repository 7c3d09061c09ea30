package dev.assay.intake.read;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import dev.assay.model.PhoneLength;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What libphonenumber knows of the numbers behind one calling code, made ready so that a number is
 * placed without a regular expression.
 */
final class CallingCode {
  /** No national number has more digits. */
  private static final int LONGEST = 17;

  private final String region;
  private final String trunkPrefix;
  private final List<NumberRanges> regions = new ArrayList<>();
  private final PhoneLength[] lengths = new PhoneLength[LONGEST + 1];

  CallingCode(int code, PhoneNumberUtil phones, MetadataSource metadata) {
    region = phones.getRegionCodeForCountryCode(code);
    String prefix =
        phones.getSupportedRegions().contains(region)
            ? phones.getNddPrefixForRegion(region, true)
            : null;
    trunkPrefix = prefix == null ? "" : prefix;
    for (String id : phones.getRegionCodesForCountryCode(code)) {
      regions.add(
          new NumberRanges(
              id,
              phones.getSupportedRegions().contains(id)
                  ? metadata.getMetadataForRegion(id)
                  : metadata.getMetadataForNonGeographicalRegion(code)));
    }
    PhoneNumberType type =
        region.equals(CallingCodes.NOWHERE)
            ? PhoneNumberType.UNKNOWN
            : PhoneNumberType.FIXED_LINE_OR_MOBILE;
    long national = 1;
    for (int length = 1; length <= LONGEST; length++, national *= 10) {
      PhoneNumber any = new PhoneNumber().setCountryCode(code).setNationalNumber(national);
      lengths[length] =
          switch (phones.isPossibleNumberForTypeWithReason(any, type)) {
            case IS_POSSIBLE -> PhoneLength.POSSIBLE;
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> PhoneLength.TOO_SHORT;
            case TOO_LONG -> PhoneLength.TOO_LONG;
            case INVALID_LENGTH -> PhoneLength.IMPOSSIBLE;
            case INVALID_COUNTRY_CODE -> PhoneLength.UNKNOWN;
          };
    }
  }

  /** The main region of this code; {@code 001} where it is no region's. */
  String region() {
    return region;
  }

  /** What is dialled before national numbers within the main region; empty where nothing is. */
  String trunkPrefix() {
    return trunkPrefix;
  }

  /**
   * Whether people are reached by national numbers of so many digits. Free-phone and service
   * numbers may be shorter or longer.
   */
  PhoneLength length(int digits) {
    return lengths[digits];
  }

  /** The region a national number belongs to; null where it is in use in none of several. */
  @Nullable NumberRanges regionOf(String national) {
    if (regions.size() == 1) {
      return regions.get(0);
    }
    for (NumberRanges candidate : regions) {
      if (candidate.claims(national)) {
        return candidate;
      }
    }
    return null;
  }
}
