package dev.assay.intake.reference;

import java.util.Locale;

/** The lists of mail domains; hosts are compared in lower case and without the dot at their end. */
final class MailDomains {
  private final SortedLines reviewed;
  private final SortedLines reported;
  private final SortedLines free;

  MailDomains(SortedLines reviewed, SortedLines reported, SortedLines free) {
    this.reviewed = reviewed;
    this.reported = reported;
    this.free = free;
  }

  /** A throw-away service owns every host below its domain, so the parents of a host count too. */
  DisposableTier disposable(String domain) {
    String host = host(domain);
    if (free.contains(host)) {
      return DisposableTier.NONE;
    }
    DisposableTier tier = DisposableTier.NONE;
    for (String name = host; name.indexOf('.') >= 0; name = parent(name)) {
      if (reviewed.contains(name)) {
        return DisposableTier.REVIEWED;
      }
      if (reported.contains(name)) {
        tier = DisposableTier.REPORTED;
      }
    }
    return tier;
  }

  boolean free(String domain) {
    return free.contains(host(domain));
  }

  private static String host(String domain) {
    String host = domain.toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static String parent(String host) {
    return host.substring(host.indexOf('.') + 1);
  }
}
