package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.assay.intake.read.CallingCodes;
import dev.assay.intake.read.CountryReader;
import dev.assay.intake.read.EmailReader;
import dev.assay.intake.read.IdentityReader;
import dev.assay.intake.read.JobReader;
import dev.assay.intake.read.MessageReader;
import dev.assay.intake.read.NameReader;
import dev.assay.intake.read.PhoneReader;
import dev.assay.intake.read.WebsiteReader;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.intake.text.Plain;
import dev.assay.model.Activities;
import dev.assay.model.ActivityKind;
import dev.assay.model.Ages;
import dev.assay.model.Company;
import dev.assay.model.Country;
import dev.assay.model.Email;
import dev.assay.model.IdealFit;
import dev.assay.model.Lead;
import dev.assay.model.Name;
import dev.assay.model.Phone;
import dev.assay.model.Prospect;
import dev.assay.model.Similarity;
import dev.assay.model.Source;
import dev.assay.model.Standing;
import dev.assay.model.Website;
import dev.assay.rules.Measures;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Reads any JSON object as a lead. Immutable and safe for any number of threads; the same object
 * always gives the same reading.
 */
public final class Intake {
  /** Changes whenever a lead could be read differently than before. */
  public static final String DETECTOR_VERSION = "1.0.0";

  private static final String PROSPECT = "prospect";
  private static final String FIT = "fit";
  private static final String STANDING = "standing";
  private static final String AGES = "ages";
  private static final Set<String> ONLY_PROSPECT = Set.of(PROSPECT);

  private final String referenceDataHash;
  private final Detector detector;
  private final NameReader names;
  private final EmailReader emails;
  private final PhoneReader phones;
  private final MessageReader messages;
  private final CountryReader countries;
  private final JobReader jobs;
  private final WebsiteReader websites;
  private final IdentityReader identities;
  private final IdealFitReader fits;

  public Intake(ReferenceData reference) {
    referenceDataHash = reference.hash();
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    names = new NameReader(reference.names());
    emails = new EmailReader(reference);
    CallingCodes codes = new CallingCodes(numbers);
    phones = new PhoneReader(numbers, codes);
    messages = new MessageReader(reference.text());
    countries = new CountryReader(reference, codes);
    jobs = new JobReader(reference.folding());
    websites = new WebsiteReader(reference);
    identities = new IdentityReader(reference.folding());
    fits = new IdealFitReader(reference.folding());
    detector = new Detector(reference.folding(), new Fit(emails, countries));
  }

  /** Names the reference data it reads with. */
  public String referenceDataHash() {
    return referenceDataHash;
  }

  /**
   * Reads a lead; whatever it holds, a reading comes out.
   *
   * @param lead a JSON object
   * @throws InvalidMapException if its {@code _leadflags_map} is no object or names an unknown
   *     field
   */
  public Reading read(JsonNode lead) {
    Detector.Sent sent = detector.detect(lead);
    Name name = names.read(sent.text(Field.NAME));
    Email email = emails.read(sent.text(Field.EMAIL));
    String country = countries.named(sent.text(Field.COUNTRY));
    Phone phone = phones.read(sent.text(Field.PHONE), country);
    Country where = countries.read(sent.text(Field.COUNTRY), country, phone);
    Website website = websites.read(sent.text(Field.WEBSITE));
    Lead read =
        new Lead(
            name,
            email,
            phone,
            messages.read(sent.text(Field.MESSAGE)),
            new Source(Plain.line(sent.text(Field.SOURCE))),
            where,
            jobs.read(sent.text(Field.JOB_TITLE)),
            new Company(
                Plain.line(sent.text(Field.INDUSTRY)), Plain.line(sent.text(Field.COMPANY_SIZE))),
            website,
            identities.read(name, email, phone, where, website),
            Prospect.ABSENT,
            IdealFit.ABSENT,
            Activities.ABSENT,
            Standing.ABSENT,
            Ages.ABSENT,
            Similarity.ABSENT);
    return new Reading(
        read,
        new Detection(
            sent.found(),
            normalized(read, sent.found()),
            further(sent, read, country),
            sent.unrecognized(),
            sent.conflicts(),
            sent.warnings()));
  }

  /**
   * The same with all that a pack looks at: what depends on the clock or on a tenant is read for
   * those packs alone, so that the same lead stays the same for others.
   *
   * @param parts the parts of a lead that it looks at
   * @param by how the tenant measures
   */
  public Reading read(JsonNode lead, Set<String> parts, Measures by, Instant asOf) {
    boolean measured = parts.contains(ActivityReader.ACTIVITIES);
    boolean standing = parts.contains(STANDING);
    JsonNode now = measured ? without(ActivityReader.ACTIVITIES, lead) : lead;
    Reading reading = read(standing ? without(STANDING, now) : now);
    Lead read = reading.lead();
    long millis = asOf.toEpochMilli();
    if (parts.contains(PROSPECT)) {
      read = read.with(ProspectReader.read(lead, millis));
    }
    if (measured || fits(parts)) {
      read = read.with(fits.read(read, by.ideal()), ActivityReader.read(lead, by, millis));
    }
    if (standing) {
      read = read.with(StandingJson.read(lead.path(STANDING)));
    }
    if (parts.contains(AGES)) {
      read = read.with(ProspectReader.ages(lead, millis));
    }
    return new Reading(read, reading.detection());
  }

  /** How many activities of each kind a lead tells of that day (UTC), up to then. */
  public static Map<ActivityKind, Integer> onDay(JsonNode lead, Instant asOf) {
    return ActivityReader.onDay(lead, asOf.toEpochMilli());
  }

  /** Whether a pack that looks at these parts looks at how a company fits. */
  public static boolean fits(Set<String> parts) {
    return parts.contains(FIT);
  }

  /** What happened to a contact says nothing of its name, address and the like. */
  private static JsonNode without(String part, JsonNode lead) {
    if (!lead.has(part)) {
      return lead;
    }
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    lead.properties().forEach(field -> rest.set(field.getKey(), field.getValue()));
    return rest.without(part);
  }

  /** Reads no more of a lead than a pack looks at, for those who keep nothing of it. */
  public Lead glance(JsonNode lead, Set<String> parts, Measures by, Instant asOf) {
    return parts.equals(ONLY_PROSPECT)
        ? Lead.ABSENT.with(ProspectReader.read(lead, asOf.toEpochMilli()))
        : read(lead, parts, by, asOf).lead();
  }

  /**
   * The same lead as if it had been sent with other texts: these are read anew, and compared with
   * the rest. What depends on the clock or on a tenant stays.
   *
   * @param texts of e-mail, phone, message, source or website
   */
  public Lead reread(Lead lead, Map<Field, String> texts) {
    String sent = lead.country().text();
    String named = countries.named(sent);
    String number = texts.get(Field.PHONE);
    Phone phone = number == null ? lead.phone() : phones.read(number, named);
    Country where = number == null ? lead.country() : countries.read(sent, named, phone);
    String address = texts.get(Field.EMAIL);
    Email email = address == null ? lead.email() : emails.read(address);
    String site = texts.get(Field.WEBSITE);
    Website website = site == null ? lead.website() : websites.read(site);
    String message = texts.get(Field.MESSAGE);
    String source = texts.get(Field.SOURCE);
    boolean compared = number != null || address != null || site != null;
    return new Lead(
        lead.name(),
        email,
        phone,
        message == null ? lead.message() : messages.read(message),
        source == null ? lead.source() : new Source(Plain.line(source)),
        where,
        lead.job(),
        lead.company(),
        website,
        compared ? identities.read(lead.name(), email, phone, where, website) : lead.identity(),
        lead.prospect(),
        lead.fit(),
        lead.activities(),
        lead.standing(),
        lead.ages(),
        lead.similarity());
  }

  /** Whoever sends one address and one number pays nothing for it. */
  private Map<Field, Set<String>> further(Detector.Sent sent, Lead lead, String country) {
    if (sent.emails().isEmpty() && sent.phones().isEmpty()) {
      return Map.of();
    }
    Map<Field, Set<String>> further = new EnumMap<>(Field.class);
    others(Field.EMAIL, sent.emails(), text -> emails.read(text).address(), lead, further);
    others(Field.PHONE, sent.phones(), text -> normal(phones.read(text, country)), lead, further);
    return further;
  }

  private static void others(
      Field field,
      Set<String> texts,
      UnaryOperator<String> spelling,
      Lead lead,
      Map<Field, Set<String>> further) {
    Set<String> others = new TreeSet<>();
    texts.forEach(text -> others.add(spelling.apply(text)));
    others.remove(normal(field, lead));
    if (!others.isEmpty()) {
      further.put(field, Collections.unmodifiableSet(others));
    }
  }

  private static Map<Field, String> normalized(Lead lead, Map<Field, Detection.Found> found) {
    Map<Field, String> normalized = new EnumMap<>(Field.class);
    for (Field field : found.keySet()) {
      normalized.put(field, normal(field, lead));
    }
    return normalized;
  }

  private static String normal(Phone phone) {
    return phone.e164().isEmpty() ? phone.text() : phone.e164();
  }

  private static String normal(Field field, Lead lead) {
    return switch (field) {
      case NAME -> lead.name().text();
      case EMAIL -> lead.email().address();
      case PHONE -> normal(lead.phone());
      case MESSAGE -> lead.message().text();
      case SOURCE -> lead.source().text();
      case COUNTRY -> lead.country().known() ? lead.country().iso2() : lead.country().text();
      case JOB_TITLE -> lead.job().title();
      case INDUSTRY -> lead.company().industry();
      case COMPANY_SIZE -> lead.company().size();
      case WEBSITE -> lead.website().text();
    };
  }
}
