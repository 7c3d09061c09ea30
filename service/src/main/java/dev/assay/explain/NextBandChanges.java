package dev.assay.explain;

import com.google.common.base.Splitter;
import dev.assay.intake.Field;
import dev.assay.intake.Intake;
import dev.assay.intake.read.ExampleNumbers;
import dev.assay.model.ActivityKind;
import dev.assay.model.Email;
import dev.assay.model.Lead;
import dev.assay.rules.Measures;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What could be changed about a lead: how it can be reached, what it wrote, what it does, and where
 * it stands. Never who somebody is: name, country, position, industry and size of the company stay.
 * Which of it a pack admits is for its factors to say.
 */
final class NextBandChanges {
  private static final String IDENTITY = "identity";
  private static final String PROSPECT = "prospect";
  private static final String ANY_COUNTRY = "GB";
  private static final String ANY_COMPANY = "example.com";
  private static final String ANYBODY = "anna.berger";
  private static final int LONGEST_LOCAL = 40;
  private static final String PLAIN_MESSAGE =
      "We run two warehouses with forty people and plan our shifts by hand every week. "
          + "How does your service work together with the software that we have?";
  private static final String BUYING_MESSAGE =
      PLAIN_MESSAGE + " Please send us a quote for forty users, we would like to start in spring.";

  private final Intake intake;
  private final Lead lead;
  private final Set<String> parts;
  private final List<NextBandChange> all = new ArrayList<>();

  private NextBandChanges(Intake intake, Lead lead, Set<String> parts) {
    this.intake = intake;
    this.lead = lead;
    this.parts = parts;
  }

  /**
   * The changes that make a lead another, in the order of preference where several do as well.
   *
   * @param onDay how often each kind of activity happened on the day already
   * @param parts of a lead that the pack looks at
   * @param measures by which activities count
   */
  static List<NextBandChange> of(
      Intake intake,
      Lead lead,
      Map<ActivityKind, Integer> onDay,
      Set<String> parts,
      Measures measures) {
    NextBandChanges changes = new NextBandChanges(intake, lead, parts);
    changes.texts();
    if (parts.contains(PROSPECT)) {
      NextBandProspect.changes(lead.prospect()).forEach(changes::add);
    }
    if (parts.contains("activities")) {
      NextBandActivity.changes(lead.activities(), onDay, measures).forEach(changes::add);
    }
    return changes.all;
  }

  private void texts() {
    if (looksAt("message")) {
      text(Field.MESSAGE, "a sentence or two that say what is wanted", PLAIN_MESSAGE);
      text(Field.MESSAGE, "what is wanted, and that a quote is asked for", BUYING_MESSAGE);
    }
    if (looksAt("email", IDENTITY, PROSPECT)) {
      String free = lead.email().free() ? lead.email().domain() : "gmail.com";
      email("an address that mail can reach, in the person's name", free);
      email("an address at the company's own domain, in the person's name", domain());
    }
    if (looksAt("phone", "country", IDENTITY, PROSPECT)) {
      String country = lead.country().iso2();
      ExampleNumbers.of(country.isEmpty() ? ANY_COUNTRY : country).forEach(this::phone);
    }
    // Where it came from is a fact; it can be told where nobody did.
    if (looksAt("source") && !lead.source().present()) {
      text(Field.SOURCE, "where the lead came from", "website");
    }
    if (looksAt("website", IDENTITY) && !lead.website().present()) {
      text(Field.WEBSITE, "the company's website", "https://www." + domain());
    }
  }

  private void email(String to, String domain) {
    String address = local(lead.name().text()) + "@" + domain;
    text(
        Field.EMAIL,
        to,
        address,
        changed -> changed.with(NextBandProspect.email(changed.prospect(), address)));
  }

  private void phone(String number) {
    text(
        Field.PHONE,
        "a number that exists in the contact's country",
        number,
        lead.phone().present()
            ? UnaryOperator.identity()
            : changed -> changed.with(NextBandProspect.filled(changed.prospect())));
  }

  private void text(Field field, String to, String value) {
    text(field, to, value, UnaryOperator.identity());
  }

  /**
   * A text sent in place of what was.
   *
   * @param recorded what it changes for packs that look at customer records
   */
  private void text(Field field, String to, String value, UnaryOperator<Lead> recorded) {
    boolean isRecorded = parts.contains(PROSPECT);
    add(
        new NextBandChange(
            field.json(),
            to,
            value,
            changed -> {
              Lead read = intake.reread(changed, Map.of(field, value));
              return isRecorded ? recorded.apply(read) : read;
            }));
  }

  private void add(NextBandChange change) {
    if (!change.made().apply(lead).equals(lead)) {
      all.add(change);
    }
  }

  private boolean looksAt(String... any) {
    return !Collections.disjoint(parts, Set.of(any));
  }

  /** Of a person's name, where it has letters that any address can hold. */
  private static String local(String name) {
    StringBuilder local = new StringBuilder();
    for (String word : Splitter.on(' ').split(name)) {
      String letters =
          Normalizer.normalize(word, Normalizer.Form.NFD)
              .toLowerCase(Locale.ROOT)
              .chars()
              .filter(c -> c >= 'a' && c <= 'z')
              .collect(
                  StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
              .toString();
      if (!letters.isEmpty() && local.length() + letters.length() < LONGEST_LOCAL) {
        local.append(local.isEmpty() ? "" : ".").append(letters);
      }
    }
    return local.length() < 2 ? ANYBODY : local.toString();
  }

  /** Of the contact's company, as far as it is known. */
  private String domain() {
    if (!lead.website().company().isEmpty() && !lead.website().free()) {
      return lead.website().company();
    }
    Email email = lead.email();
    boolean own = email.valid() && !email.free() && !email.disposable();
    return own && !email.company().isEmpty() ? email.company() : ANY_COMPANY;
  }
}
