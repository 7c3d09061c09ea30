package dev.assay.explain;

import dev.assay.model.Ages;
import dev.assay.model.Lead;
import dev.assay.model.Prospect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes what a customer record holds of a lead. */
final class NextBandProspect {
  private static final String CLICKS = "email_click_count";
  private static final int FIELDS = 9;

  private NextBandProspect() {}

  static List<NextBandChange> changes(Prospect now) {
    List<NextBandChange> changes = new ArrayList<>();
    if (now.company().isEmpty()) {
      changes.add(change("company", "the company's name", "Example", NextBandProspect::named));
    }
    changes.add(change(CLICKS, "one link more followed", null, p -> clicked(p, p.clicks() + 1)));
    changes.add(change(CLICKS, "three links followed", "3", p -> clicked(p, 3)));
    changes.add(change("email_open_count", "ten e-mails opened", "10", NextBandProspect::opened));
    changes.add(
        change("lead_status", "found to be qualified", "qualified", NextBandProspect::qualified));
    changes.add(
        new NextBandChange("notes_last_updated", "a note of today", null, NextBandProspect::noted));
    return changes;
  }

  /** The same at another address. */
  static Prospect email(Prospect p, String address) {
    int filled = p.email().isEmpty() ? more(p) : p.filled();
    return with(p, address, p.company(), p.status(), filled, p.opens(), p.clicks(), false);
  }

  /** The same with one more of its fields filled. */
  static Prospect filled(Prospect p) {
    return with(p, p.email(), p.company(), p.status(), more(p), p.opens(), p.clicks(), false);
  }

  private static Prospect named(Prospect p) {
    return with(p, p.email(), "Example", p.status(), more(p), p.opens(), p.clicks(), false);
  }

  private static Prospect clicked(Prospect p, double clicks) {
    double most = Math.max(p.clicks(), clicks);
    return with(p, p.email(), p.company(), p.status(), p.filled(), p.opens(), most, false);
  }

  private static Prospect opened(Prospect p) {
    double opens = Math.max(p.opens(), 10);
    return with(p, p.email(), p.company(), p.status(), p.filled(), opens, p.clicks(), false);
  }

  private static Prospect qualified(Prospect p) {
    return with(p, p.email(), p.company(), "qualified", p.filled(), p.opens(), p.clicks(), false);
  }

  private static int more(Prospect p) {
    return Math.min(FIELDS, p.filled() + 1);
  }

  private static Prospect with(
      Prospect p,
      String email,
      String company,
      String status,
      int filled,
      double opens,
      double clicks,
      boolean notedToday) {
    return new Prospect(
        email,
        company,
        p.industry(),
        p.jobTitle(),
        status,
        filled,
        opens,
        clicks,
        p.deals(),
        p.dated(),
        p.daysOld(),
        notedToday || p.noted(),
        notedToday ? 0 : p.daysSinceNote());
  }

  private static NextBandChange change(
      String field, String to, @Nullable String example, UnaryOperator<Prospect> made) {
    return new NextBandChange(field, to, example, lead -> lead.with(made.apply(lead.prospect())));
  }

  /** Packs look at either; what none looks at may say so too. */
  private static Lead noted(Lead lead) {
    Prospect p = lead.prospect();
    Ages ages = lead.ages();
    return lead.with(new Ages(ages.dated(), ages.daysOld(), true, 0))
        .with(with(p, p.email(), p.company(), p.status(), p.filled(), p.opens(), p.clicks(), true));
  }
}
