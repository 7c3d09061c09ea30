package dev.assay.similarity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.read.EmployeeCount;
import dev.assay.model.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The company of a lead.
 *
 * @param domain its registered domain; empty when not known, and for providers of free addresses
 */
public record LeadCompany(String domain, Traits traits) {
  private static final List<String> TECH_STACK = List.of("tech_stack", "technologies", "tech");
  private static final List<String> FUNDING =
      List.of("funding_stage", "funding_round", "last_funding_round", "funding");
  private static final List<String> GROWTH = List.of("growth_signals", "growth");
  private static final List<String> PLACES = List.of("company", "organization", "custom");
  private static final int MOST = 64;

  /** Countries' own top-level domains that stand for something else as often. */
  private static final Set<String> NOT_COUNTRIES =
      Set.of(
          "ai", "am", "cc", "co", "dj", "fm", "gg", "io", "ly", "me", "nu", "sh", "so", "st", "to",
          "tv", "vc", "ws", "eu", "su", "ac");

  /**
   * What a lead says of its company.
   *
   * @param custom names of the tenant's own traits
   */
  public static LeadCompany of(Lead lead, JsonNode sent, Set<String> custom) {
    String domain = domain(lead);
    String industry = lead.company().industry();
    SortedMap<String, SortedSet<String>> own = new TreeMap<>();
    for (String name : custom) {
      SortedSet<String> terms = Terms.terms(texts(sent, List.of(name)));
      if (!terms.isEmpty()) {
        own.put(name, terms);
      }
    }
    String country = lead.country().iso2();
    List<String> funding = texts(sent, FUNDING);
    return new LeadCompany(
        domain,
        new Traits(
            Terms.words(industry.isEmpty() ? lead.prospect().industry() : industry),
            EmployeeCount.of(lead.company().size()),
            Terms.terms(texts(sent, TECH_STACK)),
            funding.isEmpty() ? "" : Terms.term(funding.get(0)),
            Terms.terms(texts(sent, GROWTH)),
            country.isEmpty() ? countryOf(domain) : country,
            own));
  }

  LeadCompany or(Traits more) {
    return new LeadCompany(domain, traits.or(more));
  }

  private static String domain(Lead lead) {
    if (!lead.website().company().isEmpty() && !lead.website().free()) {
      return lead.website().company();
    }
    boolean own = lead.email().valid() && !lead.email().free() && !lead.email().disposable();
    return own ? lead.email().company() : "";
  }

  /** {@code DE} of {@code acme.de}, {@code GB} of {@code acme.co.uk}. */
  static String countryOf(String domain) {
    String last = domain.substring(domain.lastIndexOf('.') + 1);
    if (last.length() != 2 || NOT_COUNTRIES.contains(last)) {
      return "";
    }
    return last.equals("uk") ? "GB" : last.toUpperCase(Locale.ROOT);
  }

  /** Texts under the first of some keys that holds any, at the top or within the company. */
  private static List<String> texts(JsonNode sent, List<String> keys) {
    for (String key : keys) {
      List<String> found = texts(sent.path(key));
      for (String place : PLACES) {
        found = found.isEmpty() ? texts(sent.path(place).path(key)) : found;
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** A text alone holds several, separated by commas. */
  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      for (JsonNode each : value) {
        if ((each.isTextual() || each.isIntegralNumber()) && texts.size() < MOST) {
          texts.add(each.asText());
        }
      }
    } else if (value.isTextual()) {
      texts.addAll(List.of(value.asText().split("[,;|]", MOST)));
    } else if (value.isIntegralNumber() || value.isBoolean()) {
      texts.add(value.asText());
    }
    return texts;
  }
}
