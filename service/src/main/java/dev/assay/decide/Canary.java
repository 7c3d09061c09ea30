package dev.assay.decide;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.assay.activation.Served.Candidate;
import dev.assay.activation.Stage;
import dev.assay.intake.Field;
import dev.assay.intake.LeadJson;
import dev.assay.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Says which leads a canary judges: always the same ones, so that a lead's score does not go back
 * and forth; a larger share holds all leads of a smaller one.
 */
final class Canary {
  private static final HashFunction HASH = Hashing.murmur3_32_fixed();

  private Canary() {}

  static boolean judges(Candidate candidate, Order order, Reading reading) {
    return candidate.stage() == Stage.CANARY && place(order, reading) < candidate.percent();
  }

  /** From 0 to 99, by the tenant and the lead: its id, else its address, else all that is known. */
  private static int place(Order order, Reading reading) {
    int hash =
        HASH.newHasher()
            .putLong(order.tenantId().getMostSignificantBits())
            .putLong(order.tenantId().getLeastSignificantBits())
            .putString(lead(order, reading), StandardCharsets.UTF_8)
            .hash()
            .asInt();
    return Integer.remainderUnsigned(hash, 100);
  }

  private static String lead(Order order, Reading reading) {
    if (order.leadId() != null) {
      return "id " + order.leadId();
    }
    Map<Field, String> known = reading.detection().normalized();
    String address = known.getOrDefault(Field.EMAIL, known.get(Field.PHONE));
    return address == null
        ? new String(LeadJson.bytes(reading.lead()), StandardCharsets.UTF_8)
        : address;
  }
}
