package dev.assay.decisionlog;

import dev.assay.intake.Detection;
import dev.assay.intake.Field;
import dev.assay.keys.HashKeys;
import dev.assay.keys.Lookup;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes of all by which the person of a lead is found again.
 *
 * @param email null without an e-mail address
 * @param phone null without a telephone number
 * @param further of other addresses and numbers, of which most people send none
 */
public record Lookups(@Nullable String email, @Nullable String phone, Set<String> further) {
  public Lookups {
    further = Set.copyOf(further);
  }

  public static Lookups of(HashKeys hashKeys, UUID tenantId, Detection detection) {
    Set<String> further = new TreeSet<>();
    detection
        .further()
        .forEach(
            (field, values) ->
                values.forEach(value -> further.add(hash(hashKeys, tenantId, field, value))));
    return new Lookups(
        main(hashKeys, tenantId, Field.EMAIL, detection),
        main(hashKeys, tenantId, Field.PHONE, detection),
        further);
  }

  private static @Nullable String main(
      HashKeys hashKeys, UUID tenantId, Field field, Detection detection) {
    String value = detection.normalized().get(field);
    return value == null ? null : hash(hashKeys, tenantId, field, value);
  }

  private static String hash(HashKeys hashKeys, UUID tenantId, Field field, String value) {
    return hashKeys.newest(Lookup.valueOf(field.name()), tenantId, value);
  }
}
