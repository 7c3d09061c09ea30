package dev.assay.intake.read;

import dev.assay.intake.reference.ReferenceData;
import dev.assay.intake.text.Plain;
import dev.assay.model.Website;

/** Reads web addresses: with or without scheme, account, port and path. */
public final class WebsiteReader {
  private final ReferenceData reference;

  public WebsiteReader(ReferenceData reference) {
    this.reference = reference;
  }

  public Website read(String sent) {
    String text = Plain.line(sent);
    if (text.isEmpty()) {
      return Website.ABSENT;
    }
    String host = host(text);
    String company = RegistrableDomains.of(host);
    return new Website(text, host, company, !company.isEmpty() && reference.free(company));
  }

  /** The host that a web address names, empty when it names none. */
  public static String host(String text) {
    int scheme = text.indexOf("://");
    int start = scheme < 0 ? (text.startsWith("//") ? 2 : 0) : scheme + 3;
    int end = start;
    while (end < text.length() && !isEnd(text.charAt(end))) {
      end++;
    }
    int account = text.lastIndexOf('@', end - 1);
    if (account >= start && scheme < 0) {
      return "";
    }
    int from = Math.max(start, account + 1);
    int port = text.indexOf(':', from);
    int to = port < 0 || port > end ? end : port;
    return Hosts.ascii(text.substring(from, to));
  }

  private static boolean isEnd(char c) {
    return c == '/' || c == '?' || c == '#' || c == '\\';
  }
}
