package dev.assay.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Detection;
import dev.assay.intake.Field;
import dev.assay.intake.Intake;
import dev.assay.keys.HashKeys;
import dev.assay.keys.Lookup;
import dev.assay.tenants.OptOuts;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells who is not to be judged, since that person said so. Never blocks. */
public final class OptedOut {
  private final Function<UUID, OptOuts> known;
  private final HashKeys hashKeys;

  /**
   * Tells by what is known.
   *
   * @param known of a tenant; never blocks
   */
  public OptedOut(Function<UUID, OptOuts> known, HashKeys hashKeys) {
    this.known = known;
    this.hashKeys = hashKeys;
  }

  /** Fails for a lead whose person opted out. */
  void refuse(Intake intake, UUID tenantId, @Nullable String leadId, JsonNode lead) {
    if (includes(intake, tenantId, leadId, lead)) {
      throw new ServiceException(
          ErrorCode.OPTED_OUT, "This person opted out of being scored; see /v1/opt-outs");
    }
  }

  /** Whether the person of a lead opted out, by any of what names that person. */
  boolean includes(Intake intake, UUID tenantId, @Nullable String leadId, JsonNode lead) {
    OptOuts people = known.apply(tenantId);
    if (people.isEmpty()) {
      return false;
    }
    if (leadId != null && isAmong(people, Lookup.LEAD_ID, tenantId, leadId)) {
      return true;
    }
    Detection detection = intake.read(lead).detection();
    return isAmong(people, Field.EMAIL, tenantId, detection)
        || isAmong(people, Field.PHONE, tenantId, detection);
  }

  private boolean isAmong(OptOuts people, Field field, UUID tenantId, Detection detection) {
    Lookup by = Lookup.valueOf(field.name());
    String main = detection.normalized().get(field);
    return (main != null && isAmong(people, by, tenantId, main))
        || detection.further().getOrDefault(field, Set.of()).stream()
            .anyMatch(value -> isAmong(people, by, tenantId, value));
  }

  private boolean isAmong(OptOuts people, Lookup by, UUID tenantId, String value) {
    return people.find(hashKeys.all(by, tenantId, value)).isPresent();
  }
}
