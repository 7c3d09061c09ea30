package dev.assay.decisionlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.Detection;
import dev.assay.intake.Field;
import dev.assay.intake.LeadJson;
import dev.assay.intake.Method;
import dev.assay.keys.DataKey;
import dev.assay.model.Activities;
import dev.assay.model.Ages;
import dev.assay.model.Company;
import dev.assay.model.Country;
import dev.assay.model.Email;
import dev.assay.model.IdealFit;
import dev.assay.model.Identity;
import dev.assay.model.Job;
import dev.assay.model.Lead;
import dev.assay.model.Message;
import dev.assay.model.Name;
import dev.assay.model.Phone;
import dev.assay.model.Prospect;
import dev.assay.model.Similarity;
import dev.assay.model.Source;
import dev.assay.model.Standing;
import dev.assay.model.Website;
import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import dev.assay.rules.FactorKind;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions about one made-up person, whose texts are found nowhere else. */
public final class SampleDecisions {
  public static final String LEAD_ID = "crm-zebulon-17";
  public static final String NAME = "Zebulon Quixworthy";
  public static final String EMAIL = "zebulon.q@quixworthy.example";
  public static final String PHONE = "+442079460958";
  public static final String OTHER_EMAIL = "zq@quixworthy.example";
  public static final String OTHER_PHONE = "+442079460959";
  public static final String MESSAGE = "Quote for 40 kayaks please, before the thaw 🛶";

  /** Every text that tells of the person. */
  public static final List<String> PERSONAL =
      List.of(
          LEAD_ID,
          NAME,
          "Quixworthy",
          EMAIL,
          "quixworthy.example",
          PHONE,
          "442079460958",
          "kayaks");

  private SampleDecisions() {}

  public static UUID newId() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }

  public static Decision of(UUID tenantId, @Nullable String leadId, DataKey key) {
    return of(tenantId, newId(), leadId, key);
  }

  public static Decision of(UUID tenantId, UUID id, @Nullable String leadId, DataKey key) {
    Lead lead = lead();
    return new Decision(
        id,
        tenantId,
        leadId,
        Instant.parse("2026-11-22T09:00:00.123Z"),
        "lead-quality",
        "1.0.0",
        sent(),
        lead,
        detection(),
        new BandSet(
            "quality", List.of(new Band("high", 70, "prioritize"), new Band("low", 0, null))),
        scorecard(),
        new Receipt(
            7,
            "own",
            "sha256:01",
            0,
            "sha256:02",
            0,
            "sha256:03",
            null,
            null,
            "sha256:04",
            "1.0.0",
            "10.2.0",
            key.leadHash(canonical(lead)),
            scorecard().hash(),
            null),
        List.of("the map names a path that is not there"));
  }

  /** The same decision, made of something else. */
  static Decision ofSent(Decision decision, JsonNode sent) {
    return of(decision, decision.packVersion(), sent);
  }

  /** The same decision by another version. */
  static Decision ofVersion(Decision decision, String version) {
    return of(decision, version, decision.sent());
  }

  private static Decision of(Decision decision, String version, JsonNode sent) {
    return new Decision(
        decision.id(),
        decision.tenantId(),
        decision.leadId(),
        decision.asOf(),
        decision.pack(),
        version,
        sent,
        decision.lead(),
        decision.detection(),
        decision.bands(),
        decision.scorecard(),
        decision.receipt(),
        decision.warnings());
  }

  private static byte[] canonical(Lead lead) {
    CanonicalWriter out = new CanonicalWriter();
    LeadJson.write(lead, out);
    return out.toBytes();
  }

  private static JsonNode sent() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", NAME)
        .put("email", EMAIL)
        .put("phone", PHONE)
        .put("message", MESSAGE)
        .put("employees", 40);
  }

  private static Lead lead() {
    return new Lead(
        new Name(NAME, 17, 0, 2, 10, 0.125, false, false),
        new Email(
            EMAIL,
            true,
            "zebulon.q",
            "quixworthy.example",
            "quixworthy.example",
            false,
            false,
            false,
            0.1,
            false),
        Phone.ABSENT,
        new Message(MESSAGE, 36, 8, 0, 0),
        Source.ABSENT,
        Country.ABSENT,
        Job.ABSENT,
        Company.ABSENT,
        Website.ABSENT,
        Identity.UNKNOWN,
        Prospect.ABSENT,
        IdealFit.ABSENT,
        Activities.ABSENT,
        Standing.ABSENT,
        Ages.ABSENT,
        Similarity.ABSENT);
  }

  private static Detection detection() {
    return new Detection(
        Map.of(
            Field.EMAIL, new Detection.Found("email", Method.SYNONYM),
            Field.NAME, new Detection.Found("name", Method.HEURISTIC)),
        Map.of(Field.EMAIL, EMAIL, Field.PHONE, PHONE),
        Map.of(Field.EMAIL, Set.of(OTHER_EMAIL), Field.PHONE, Set.of(OTHER_PHONE)),
        List.of("employees"),
        List.of(new Detection.Conflict(Field.EMAIL, "email", List.of("contact.email"))),
        List.of("a value was cut"));
  }

  private static Scorecard scorecard() {
    return new Scorecard(
        76,
        "high",
        "prioritize",
        "band high",
        List.of(
            new FactorPoint(
                "random_name",
                FactorKind.RISK,
                "name",
                1,
                -12.5,
                -12.5,
                new TreeMap<>(Map.of("name", NAME, "words", 2.0, "known", false)),
                List.of("A name looks random")),
            new FactorPoint(
                "quality_message",
                FactorKind.SIGNAL,
                "message",
                1,
                38.1,
                38.1,
                new TreeMap<>(),
                List.of("A message is good"))),
        List.of(
            new WaterfallRow("base", 50), new WaterfallRow("random_name", -12.5),
            new WaterfallRow("quality_message", 38.1), new WaterfallRow("rounding", 0.4)));
  }
}
