package dev.assay.erasure;

import dev.assay.keys.Lookup;
import java.util.Locale;

/** What an erasure is asked for by: what finds a person, or the id of what is to go. */
public enum AskedBy {
  LEAD_ID,
  EMAIL,
  PHONE,
  DECISION_ID,
  CLIENT_ID;

  static AskedBy of(Lookup lookup) {
    return valueOf(lookup.name());
  }

  /** As which people are looked up. */
  Lookup lookup() {
    return Lookup.valueOf(name());
  }

  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name in JSON, as it was stored. */
  public static AskedBy stored(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
