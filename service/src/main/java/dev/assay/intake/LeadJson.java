package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Activities;
import dev.assay.model.Ages;
import dev.assay.model.Agreement;
import dev.assay.model.Company;
import dev.assay.model.Country;
import dev.assay.model.CountryOrigin;
import dev.assay.model.Email;
import dev.assay.model.IdealFit;
import dev.assay.model.Identity;
import dev.assay.model.Job;
import dev.assay.model.Lead;
import dev.assay.model.Message;
import dev.assay.model.Name;
import dev.assay.model.NameTrace;
import dev.assay.model.Phone;
import dev.assay.model.PhoneLength;
import dev.assay.model.Prospect;
import dev.assay.model.Seniority;
import dev.assay.model.Similarity;
import dev.assay.model.Source;
import dev.assay.model.Standing;
import dev.assay.model.Website;
import java.util.Locale;

/**
 * A lead as canonical JSON: what is hashed, logged and read again years later. Keys are the
 * components of its records in snake case, words of enums are in lower case.
 */
public final class LeadJson {
  private LeadJson() {}

  /** The bytes that are hashed and logged. */
  public static byte[] bytes(Lead lead) {
    CanonicalWriter out = new CanonicalWriter(2048);
    write(lead, out);
    return out.toBytes();
  }

  public static void write(Lead lead, CanonicalWriter out) {
    out.beginObject();
    if (!lead.activities().equals(Activities.ABSENT)) {
      ActivitiesJson.write(lead.activities(), out.key("activities"));
    }
    if (!lead.ages().equals(Ages.ABSENT)) {
      AgesJson.write(lead.ages(), out.key("ages"));
    }
    out.key("company");
    write(lead.company(), out);
    out.key("country");
    write(lead.country(), out);
    out.key("email");
    write(lead.email(), out);
    if (!lead.fit().equals(IdealFit.ABSENT)) {
      IdealFitJson.write(lead.fit(), out.key("fit"));
    }
    out.key("identity");
    write(lead.identity(), out);
    out.key("job");
    write(lead.job(), out);
    out.key("message");
    write(lead.message(), out);
    out.key("name");
    write(lead.name(), out);
    out.key("phone");
    write(lead.phone(), out);
    if (!lead.prospect().equals(Prospect.ABSENT)) {
      ProspectJson.write(lead.prospect(), out.key("prospect"));
    }
    if (!lead.similarity().equals(Similarity.ABSENT)) {
      SimilarityJson.write(lead.similarity(), out.key("similarity"));
    }
    out.key("source");
    write(lead.source(), out);
    if (!lead.standing().equals(Standing.ABSENT)) {
      CanonicalJson.write(StandingJson.of(lead.standing()), out.key("standing"));
    }
    out.key("website");
    write(lead.website(), out);
    out.endObject();
  }

  private static void write(Company company, CanonicalWriter out) {
    out.beginObject();
    out.key("industry").value(company.industry());
    out.key("size").value(company.size());
    out.endObject();
  }

  private static void write(Country country, CanonicalWriter out) {
    out.beginObject();
    out.key("calling_code").value(country.callingCode());
    out.key("iso2").value(country.iso2());
    out.key("known").value(country.known());
    out.key("origin").value(country.origin());
    out.key("text").value(country.text());
    out.endObject();
  }

  private static void write(Email email, CanonicalWriter out) {
    out.beginObject();
    out.key("address").value(email.address());
    out.key("company").value(email.company());
    out.key("disposable").value(email.disposable());
    out.key("domain").value(email.domain());
    out.key("free").value(email.free());
    out.key("local").value(email.local());
    out.key("local_improbability").value(email.localImprobability());
    out.key("local_keyboard_run").value(email.localKeyboardRun());
    out.key("role").value(email.role());
    out.key("valid").value(email.valid());
    out.endObject();
  }

  private static void write(Identity identity, CanonicalWriter out) {
    out.beginObject();
    out.key("email_on_website").value(identity.emailOnWebsite());
    out.key("name_in_email").value(identity.nameInEmail());
    out.key("phone_in_country").value(identity.phoneInCountry());
    out.endObject();
  }

  private static void write(Job job, CanonicalWriter out) {
    out.beginObject();
    out.key("seniority").value(job.seniority());
    out.key("title").value(job.title());
    out.endObject();
  }

  private static void write(Message message, CanonicalWriter out) {
    out.beginObject();
    out.key("gibberish").value(message.gibberish());
    out.key("letters").value(message.letters());
    out.key("text").value(message.text());
    out.key("urls").value(message.urls());
    out.key("words").value(message.words());
    out.endObject();
  }

  private static void write(Name name, CanonicalWriter out) {
    out.beginObject();
    out.key("digits").value(name.digits());
    out.key("improbability").value(name.improbability());
    out.key("keyboard_run").value(name.keyboardRun());
    out.key("letters").value(name.letters());
    out.key("longest_word").value(name.longestWord());
    out.key("repeated_letter").value(name.repeatedLetter());
    out.key("text").value(name.text());
    out.key("words").value(name.words());
    out.endObject();
  }

  private static void write(Phone phone, CanonicalWriter out) {
    out.beginObject();
    out.key("assigned").value(phone.assigned());
    out.key("calling_code").value(phone.callingCode());
    out.key("commonest_digit_share").value(phone.commonestDigitShare());
    out.key("digits").value(phone.digits());
    out.key("e164").value(phone.e164());
    out.key("length").value(phone.length());
    out.key("longest_repeat").value(phone.longestRepeat());
    out.key("national_distinct_digits").value(phone.nationalDistinctDigits());
    out.key("national_run").value(phone.nationalRun());
    out.key("readable").value(phone.readable());
    out.key("region").value(phone.region());
    out.key("text").value(phone.text());
    out.endObject();
  }

  private static void write(Source source, CanonicalWriter out) {
    out.beginObject();
    out.key("text").value(source.text());
    out.endObject();
  }

  private static void write(Website website, CanonicalWriter out) {
    out.beginObject();
    out.key("company").value(website.company());
    out.key("free").value(website.free());
    out.key("host").value(website.host());
    out.key("text").value(website.text());
    out.endObject();
  }

  /** Reads what {@link #write} wrote. */
  public static Lead read(JsonNode json) {
    return new Lead(
        name(json.path("name")),
        email(json.path("email")),
        phone(json.path("phone")),
        message(json.path("message")),
        source(json.path("source")),
        country(json.path("country")),
        job(json.path("job")),
        company(json.path("company")),
        website(json.path("website")),
        identity(json.path("identity")),
        ProspectJson.read(json.path("prospect")),
        IdealFitJson.read(json.path("fit")),
        ActivitiesJson.read(json.path("activities")),
        StandingJson.read(json.path("standing")),
        AgesJson.read(json.path("ages")),
        SimilarityJson.read(json.path("similarity")));
  }

  private static Name name(JsonNode json) {
    return new Name(
        json.path("text").asText(),
        json.path("letters").intValue(),
        json.path("digits").intValue(),
        json.path("words").intValue(),
        json.path("longest_word").intValue(),
        json.path("improbability").doubleValue(),
        json.path("keyboard_run").booleanValue(),
        json.path("repeated_letter").booleanValue());
  }

  private static Email email(JsonNode json) {
    return new Email(
        json.path("address").asText(),
        json.path("valid").booleanValue(),
        json.path("local").asText(),
        json.path("domain").asText(),
        json.path("company").asText(),
        json.path("disposable").booleanValue(),
        json.path("free").booleanValue(),
        json.path("role").booleanValue(),
        json.path("local_improbability").doubleValue(),
        json.path("local_keyboard_run").booleanValue());
  }

  private static Phone phone(JsonNode json) {
    return new Phone(
        json.path("text").asText(),
        json.path("readable").booleanValue(),
        json.path("digits").intValue(),
        json.path("e164").asText(),
        json.path("region").asText(),
        json.path("calling_code").intValue(),
        value(PhoneLength.class, json.path("length")),
        json.path("assigned").booleanValue(),
        json.path("longest_repeat").intValue(),
        json.path("commonest_digit_share").doubleValue(),
        json.path("national_distinct_digits").intValue(),
        json.path("national_run").intValue());
  }

  private static Message message(JsonNode json) {
    return new Message(
        json.path("text").asText(),
        json.path("letters").intValue(),
        json.path("words").intValue(),
        json.path("urls").intValue(),
        json.path("gibberish").doubleValue());
  }

  private static Source source(JsonNode json) {
    return new Source(json.path("text").asText());
  }

  private static Country country(JsonNode json) {
    return new Country(
        json.path("text").asText(),
        json.path("known").booleanValue(),
        json.path("iso2").asText(),
        value(CountryOrigin.class, json.path("origin")),
        json.path("calling_code").intValue());
  }

  private static Job job(JsonNode json) {
    return new Job(json.path("title").asText(), value(Seniority.class, json.path("seniority")));
  }

  private static Company company(JsonNode json) {
    return new Company(json.path("industry").asText(), json.path("size").asText());
  }

  private static Website website(JsonNode json) {
    return new Website(
        json.path("text").asText(),
        json.path("host").asText(),
        json.path("company").asText(),
        json.path("free").booleanValue());
  }

  private static Identity identity(JsonNode json) {
    return new Identity(
        value(NameTrace.class, json.path("name_in_email")),
        value(Agreement.class, json.path("phone_in_country")),
        value(Agreement.class, json.path("email_on_website")));
  }

  /** The constant whose name was written. */
  static <E extends Enum<E>> E value(Class<E> type, JsonNode json) {
    return Enum.valueOf(type, json.asText().toUpperCase(Locale.ROOT));
  }
}
