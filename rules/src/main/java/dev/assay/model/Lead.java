package dev.assay.model;

import java.util.Objects;

/**
 * A lead as rules read it: what was sent, normalized and measured, with nothing judged.
 *
 * <p>No part is ever null; a part that was not sent has empty texts and says {@code present() ==
 * false}. Prospect, fit, activities, standing, ages and similarity are read for packs that look at
 * them, and absent for all others.
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
    Identity identity,
    Prospect prospect,
    IdealFit fit,
    Activities activities,
    Standing standing,
    Ages ages,
    Similarity similarity) {

  /** A lead of which nothing was sent. */
  public static final Lead ABSENT =
      new Lead(
          Name.ABSENT,
          Email.ABSENT,
          Phone.ABSENT,
          Message.ABSENT,
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
    Objects.requireNonNull(prospect, "prospect");
    Objects.requireNonNull(fit, "fit");
    Objects.requireNonNull(activities, "activities");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(ages, "ages");
    Objects.requireNonNull(similarity, "similarity");
  }

  /** The same lead with what packs read that look at prospects. */
  public Lead with(Prospect other) {
    return with(other, fit, activities, standing, ages, similarity);
  }

  /** The same lead with what packs read that look at what happened and who is sought. */
  public Lead with(IdealFit otherFit, Activities otherActivities) {
    return with(prospect, otherFit, otherActivities, standing, ages, similarity);
  }

  /** The same lead with what packs read that say what to do next. */
  public Lead with(Standing other) {
    return with(prospect, fit, activities, other, ages, similarity);
  }

  /** The same lead with what packs read that ask how old it is. */
  public Lead with(Ages other) {
    return with(prospect, fit, activities, standing, other, similarity);
  }

  /** The same lead with what packs read that compare it with customers. */
  public Lead with(Similarity other) {
    return with(prospect, fit, activities, standing, ages, other);
  }

  private Lead with(
      Prospect otherProspect,
      IdealFit otherFit,
      Activities otherActivities,
      Standing otherStanding,
      Ages otherAges,
      Similarity otherSimilarity) {
    return new Lead(
        name,
        email,
        phone,
        message,
        source,
        country,
        job,
        company,
        website,
        identity,
        otherProspect,
        otherFit,
        otherActivities,
        otherStanding,
        otherAges,
        otherSimilarity);
  }
}
