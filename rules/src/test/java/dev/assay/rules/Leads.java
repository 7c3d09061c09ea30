package dev.assay.rules;

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

/** Leads for tests of the engine. */
final class Leads {
  private Leads() {}

  static Lead with(Email email, String message) {
    int words = message.isEmpty() ? 0 : message.split(" ", -1).length;
    return new Lead(
        Name.ABSENT,
        email,
        Phone.ABSENT,
        new Message(message, message.length(), words, 0, 0),
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

  static Email email(String domain, boolean disposable, boolean role) {
    return new Email("a@" + domain, true, "a", domain, domain, disposable, false, role, 0, false);
  }
}
