package dev.assay.intake.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.assay.intake.Cases;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Agreement;
import dev.assay.model.Country;
import dev.assay.model.Email;
import dev.assay.model.Identity;
import dev.assay.model.Message;
import dev.assay.model.Name;
import dev.assay.model.Phone;
import dev.assay.model.Website;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadersTest {
  private static final ReferenceData REFERENCE = ReferenceData.bundled();
  private static final CallingCodes CODES = new CallingCodes(PhoneNumberUtil.getInstance());
  private static final PhoneReader PHONES = new PhoneReader(PhoneNumberUtil.getInstance(), CODES);
  private static final CountryReader COUNTRIES = new CountryReader(REFERENCE, CODES);
  private static final EmailReader EMAILS = new EmailReader(REFERENCE);
  private static final NameReader NAMES = new NameReader(REFERENCE.names());
  private static final WebsiteReader WEBSITES = new WebsiteReader(REFERENCE);
  private static final JobReader JOBS = new JobReader(REFERENCE.folding());
  private static final IdentityReader IDENTITIES = new IdentityReader(REFERENCE.folding());

  static Stream<JsonNode> phones() {
    return Cases.rows("phones.yaml");
  }

  @ParameterizedTest
  @MethodSource("phones")
  void phone_asTyped(JsonNode row) {
    Phone phone = PHONES.read(text(row, "sent"), text(row, "country"));

    assertThat(phone.readable()).isEqualTo(row.get("readable").asBoolean());
    assertThat(phone.digits()).isEqualTo(row.get("digits").asInt());
    assertThat(phone.e164()).isEqualTo(text(row, "e164"));
    assertThat(phone.region()).isEqualTo(text(row, "region"));
    assertThat(word(phone.length())).isEqualTo(text(row, "length"));
  }

  static Stream<JsonNode> phonePatterns() {
    return Cases.rows("phone-patterns.yaml");
  }

  @ParameterizedTest
  @MethodSource("phonePatterns")
  void phone_patterns(JsonNode row) {
    Phone phone = PHONES.read(text(row, "sent"), text(row, "country"));

    assertThat(phone.longestRepeat()).isEqualTo(row.get("repeat").asInt());
    assertThat(phone.commonestDigitShare()).isEqualTo(row.get("share").asDouble(), within(1e-6));
    assertThat(phone.nationalDistinctDigits()).isEqualTo(row.get("distinct").asInt());
    assertThat(phone.nationalRun()).isEqualTo(row.get("run").asInt());
  }

  @Test
  void phone_unassignedRangeHasTheRightLength() {
    Phone phone = PHONES.read("+44 7700 900123", "GB");

    assertThat(phone.assigned()).isFalse();
    assertThat(word(phone.length())).isEqualTo("possible");
    assertThat(PHONES.read("+44 20 7946 0018", "GB").assigned()).isTrue();
  }

  static Stream<JsonNode> emails() {
    return Cases.rows("emails.yaml");
  }

  @ParameterizedTest
  @MethodSource("emails")
  void email_asTyped(JsonNode row) {
    Email email = EMAILS.read(text(row, "sent"));

    assertThat(email.valid()).isEqualTo(row.get("valid").asBoolean());
    assertThat(email.address()).isEqualTo(text(row, "address"));
    assertThat(email.local()).isEqualTo(text(row, "local"));
    assertThat(email.domain()).isEqualTo(text(row, "domain"));
    assertThat(email.company()).isEqualTo(text(row, "company"));
  }

  @Test
  void email_kindsOfMailbox() {
    assertThat(EMAILS.read("ana@mailinator.com").disposable()).isTrue();
    assertThat(EMAILS.read("ana@gmail.com").free()).isTrue();
    assertThat(EMAILS.read("info@acme.es").role()).isTrue();
    assertThat(EMAILS.read("asdf123@gmail.com").localKeyboardRun()).isTrue();
    assertThat(EMAILS.read("xkjqhzvb@gmail.com").localImprobability()).isGreaterThan(0.5);
    assertThat(EMAILS.read("ana.lopez@acme.es"))
        .extracting(
            Email::disposable,
            Email::free,
            Email::role,
            Email::localKeyboardRun,
            Email::localImprobability)
        .containsExactly(false, false, false, false, 0.0);
  }

  static Stream<JsonNode> countries() {
    return Cases.rows("countries.yaml");
  }

  @ParameterizedTest
  @MethodSource("countries")
  void country_asTyped(JsonNode row) {
    String sent = text(row, "sent");
    String named = COUNTRIES.named(sent);
    Country country = COUNTRIES.read(sent, named, PHONES.read(text(row, "phone"), named));

    assertThat(country.known()).isEqualTo(row.get("known").asBoolean());
    assertThat(country.iso2()).isEqualTo(text(row, "iso2"));
    assertThat(word(country.origin())).isEqualTo(text(row, "origin"));
    assertThat(country.callingCode()).isEqualTo(row.get("code").asInt());
  }

  static Stream<JsonNode> names() {
    return Cases.rows("names.yaml");
  }

  @ParameterizedTest
  @MethodSource("names")
  void name_asTyped(JsonNode row) {
    Name name = NAMES.read(text(row, "sent"));

    assertThat(name.text()).isEqualTo(text(row, "text"));
    assertThat(name.letters()).isEqualTo(row.get("letters").asInt());
    assertThat(name.digits()).isEqualTo(row.get("digits").asInt());
    assertThat(name.words()).isEqualTo(row.get("words").asInt());
    assertThat(name.longestWord()).isEqualTo(row.get("longest").asInt());
  }

  @Test
  void name_lettersAtRandom() {
    assertThat(NAMES.read("xkjqhz").improbability()).isGreaterThan(0.5);
    assertThat(NAMES.read("qwerty").keyboardRun()).isTrue();
    assertThat(NAMES.read("Aaaa").repeatedLetter()).isTrue();
    assertThat(NAMES.read("aaa").repeatedLetter()).isTrue();
    assertThat(NAMES.read("Aaron Hoogeveen").repeatedLetter()).isFalse();
    assertThat(NAMES.read("Ana López").improbability()).isLessThan(0.5);
  }

  static Stream<JsonNode> messages() {
    return Cases.rows("messages.yaml");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void message_anyScript(JsonNode row) {
    Message message = new MessageReader(REFERENCE.text()).read(text(row, "sent"));

    assertThat(message.letters()).isEqualTo(row.get("letters").asInt());
    assertThat(message.words()).isEqualTo(row.get("words").asInt());
    assertThat(message.urls()).isEqualTo(row.get("urls").asInt());
  }

  static Stream<JsonNode> websites() {
    return Cases.rows("websites.yaml");
  }

  @ParameterizedTest
  @MethodSource("websites")
  void website_asTyped(JsonNode row) {
    Website website = WEBSITES.read(text(row, "sent"));

    assertThat(website.host()).isEqualTo(text(row, "host"));
    assertThat(website.company()).isEqualTo(text(row, "company"));
  }

  static Stream<Map.Entry<String, String>> titles() {
    return Cases.read("seniority.yaml").properties().stream()
        .flatMap(
            rank -> Cases.texts(rank.getValue()).stream().map(t -> Map.entry(t, rank.getKey())));
  }

  @ParameterizedTest
  @MethodSource("titles")
  void job_seniority(Map.Entry<String, String> title) {
    assertThat(word(JOBS.read(title.getKey()).seniority())).isEqualTo(title.getValue());
  }

  static Stream<JsonNode> traces() {
    return Cases.rows("name-traces.yaml");
  }

  @ParameterizedTest
  @MethodSource("traces")
  void identity_nameInEmail(JsonNode row) {
    Identity identity =
        IDENTITIES.read(
            NAMES.read(text(row, "name")),
            EMAILS.read(text(row, "email")),
            Phone.ABSENT,
            Country.ABSENT,
            Website.ABSENT);

    assertThat(word(identity.nameInEmail())).isEqualTo(text(row, "trace"));
  }

  @Test
  void identity_phoneInCountry() {
    assertThat(phoneIn("UK", "+44 7700 900123")).isEqualTo(Agreement.YES);
    assertThat(phoneIn("US", "+1 204 555 0123")).isEqualTo(Agreement.YES);
    assertThat(phoneIn("ES", "+31612345678")).isEqualTo(Agreement.NO);
    assertThat(phoneIn("ES", "600111222")).isEqualTo(Agreement.YES);
    assertThat(phoneIn("EN", "+31612345678")).isEqualTo(Agreement.UNKNOWN);
    assertThat(phoneIn("", "+31612345678")).isEqualTo(Agreement.UNKNOWN);
    assertThat(phoneIn("Atlantis", "600111222")).isEqualTo(Agreement.UNKNOWN);
    assertThat(phoneIn("ES", "")).isEqualTo(Agreement.UNKNOWN);
  }

  @Test
  void identity_emailOnWebsite() {
    assertThat(emailOn("ana@mail.acme.es", "https://www.acme.es")).isEqualTo(Agreement.YES);
    assertThat(emailOn("ana@müller.de", "xn--mller-kva.de")).isEqualTo(Agreement.YES);
    assertThat(emailOn("ana@gmail.com", "acme.es")).isEqualTo(Agreement.NO);
    assertThat(emailOn("ana@acme.es", "")).isEqualTo(Agreement.UNKNOWN);
    assertThat(emailOn("ana", "acme.es")).isEqualTo(Agreement.UNKNOWN);
  }

  private static Agreement phoneIn(String sent, String number) {
    String named = COUNTRIES.named(sent);
    Phone phone = PHONES.read(number, named);
    Country country = COUNTRIES.read(sent, named, phone);
    return IDENTITIES
        .read(Name.ABSENT, Email.ABSENT, phone, country, Website.ABSENT)
        .phoneInCountry();
  }

  private static Agreement emailOn(String email, String website) {
    return IDENTITIES
        .read(Name.ABSENT, EMAILS.read(email), Phone.ABSENT, Country.ABSENT, WEBSITES.read(website))
        .emailOnWebsite();
  }

  private static String text(JsonNode row, String key) {
    return row.path(key).asText("");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
