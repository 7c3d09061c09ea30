package dev.assay.intake.read;

import dev.assay.intake.reference.Folding;
import dev.assay.model.Agreement;
import dev.assay.model.Country;
import dev.assay.model.CountryOrigin;
import dev.assay.model.Email;
import dev.assay.model.Identity;
import dev.assay.model.Name;
import dev.assay.model.Phone;
import dev.assay.model.Website;

/** Compares the parts of a lead with each other. */
public final class IdentityReader {
  private final NameTraces traces;

  public IdentityReader(Folding folding) {
    traces = new NameTraces(folding);
  }

  public Identity read(Name name, Email email, Phone phone, Country country, Website website) {
    return new Identity(
        traces.of(name, email), phoneInCountry(phone, country), emailOnWebsite(email, website));
  }

  /** A country inferred from the number itself proves nothing about it. */
  private static Agreement phoneInCountry(Phone phone, Country country) {
    boolean comparable =
        phone.callingCode() != 0
            && country.callingCode() != 0
            && country.origin() != CountryOrigin.PHONE;
    return agreement(comparable, phone.callingCode() == country.callingCode());
  }

  private static Agreement emailOnWebsite(Email email, Website website) {
    boolean comparable = !email.company().isEmpty() && !website.company().isEmpty();
    return agreement(comparable, email.company().equals(website.company()));
  }

  private static Agreement agreement(boolean comparable, boolean same) {
    if (!comparable) {
      return Agreement.UNKNOWN;
    }
    return same ? Agreement.YES : Agreement.NO;
  }
}
