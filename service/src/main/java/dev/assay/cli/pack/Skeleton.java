package dev.assay.cli.pack;

import dev.assay.drafts.Content;
import java.util.Map;

/** A pack of two rules, a list and two cases: enough to be checked, tested and built. */
final class Skeleton {

  private Skeleton() {}

  static Content of(String name) {
    return new Content(
        Map.of(
            "pack.yaml", MANIFEST.formatted(name),
            "risks/email.drl", RISKS,
            "signals/message.drl", SIGNALS,
            "lists/buying-words.txt", "# One term a line; * stands for any ending\nquote\npric*\n",
            "cases/a-disposable-address-costs-points.yaml", DISPOSABLE,
            "cases/asking-for-a-price-is-a-signal.yaml", PRICE));
  }

  private static final String MANIFEST =
      """
      pack: %s
      version: 0.1.0
      vocabulary: 1
      base: 50
      scale: 1
      factors:
        - { key: disposable_email, stratum: risks, group: email, weight: -30, severity: high, field: email, mutable: true,
            says: "Disposable e-mail domain" }
        - { key: asks_for_a_price, stratum: signals, group: intent, weight: 20, field: message, mutable: true,
            says: "Asks for a price" }
      lists:
        - { key: buying-words, file: lists/buying-words.txt, field: message }
      band_sets:
        quality:
          - { band: high, from: 70, action: standard_priority }
          - { band: medium, from: 40, action: review }
          - { band: low, from: 0, action: discard }
      """;
  private static final String RISKS =
      """
      rule "disposable_email: one-time address"
      when
          Lead( email.disposable, $domain : email.domain )
      then
          card.risk("disposable_email").because("domain", $domain);
      end
      """;
  private static final String SIGNALS =
      """
      rule "asks_for_a_price: a word of the list"
      when
          ListHits( list == "buying-words" )
      then
          card.signal("asks_for_a_price");
      end
      """;
  private static final String DISPOSABLE =
      """
      about: disposable_email
      lead: { name: Ana Silva, email: ana@mailinator.com }
      expect: { score: 20, band: low, risk_flags: [disposable_email] }
      """;
  private static final String PRICE =
      """
      about: asks_for_a_price
      lead: { name: Ana Silva, message: "What would the pricing be for 20 desks?" }
      expect: { score: 70, band: high, positive_signals: [asks_for_a_price] }
      """;
}
