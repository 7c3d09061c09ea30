package dev.assay.model;

import java.util.Objects;

/**
 * A lead as rules read it: what was sent, normalized and measured, with nothing judged.
 *
 * <p>No part is ever null; a part that was not sent has empty texts and says {@code present() ==
 * false}.
 */
public record Lead(
    Name name,
    Email email,
    Phone phone,
    Message message,
    Source source,
    Country country,
    Job job,
    Company company,
    Website website,
    Identity identity) {

  public Lead {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(phone, "phone");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(website, "website");
    Objects.requireNonNull(identity, "identity");
  }
}
