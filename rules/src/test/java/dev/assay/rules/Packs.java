package dev.assay.rules;

import java.util.Map;
import java.util.TreeMap;

/** Small packs for tests of the engine. */
final class Packs {
  static final String MANIFEST =
      """
      pack: tiny
      version: 1.0.0
      vocabulary: 1
      base: 50
      factors:
        - { key: disposable_email, stratum: risks, group: email, weight: -30, severity: high, says: "Disposable" }
        - { key: spam, stratum: risks, group: message, weight: -12.3, severity: high, says: "Spam" }
        - { key: doubtful, stratum: cross, group: email, weight: -20, severity: low, says: "Doubtful" }
        - { key: clean, stratum: signals, group: email, weight: 26, says: "Clean" }
        - { key: depth, stratum: factors, group: message, weight: 10, says: "Depth" }
      groups:
        - { key: email, min: -40, max: 20 }
      lists:
        - { key: spam-terms, file: lists/spam.txt, field: message }
        - { key: stock, file: lists/stock.txt, field: message, match: covers }
      patterns:
        - { key: shortener, field: message, re: "\\\\bbit\\\\.ly/" }
      band_sets:
        quality:
          - { band: high, from: 60, action: call }
          - { band: low, from: 0, action: drop }
      """;
  static final String RISKS =
      """
      rule "disposable_email: one-time address"
      when
          Lead( email.disposable, $domain : email.domain )
      then
          card.risk("disposable_email").because("domain", $domain);
      end

      rule "spam: a term of the list"
      when
          ListMatch( list == "spam-terms", $term : term )
      then
          card.risk("spam").because("term", $term);
      end

      rule "spam: link shortener"
      when
          PatternMatch( pattern == "shortener", $text : text )
      then
          card.risk("spam").because("link", $text);
      end
      """;

  private Packs() {}

  static Map<String, String> tiny() {
    Map<String, String> files = new TreeMap<>();
    files.put("pack.yaml", MANIFEST);
    files.put("risks/risks.drl", RISKS);
    files.put(
        "cross/cross.drl",
        """
        rule "doubtful: throw-away and spam"
        when
            Flag( key == "disposable_email" )
            Flag( key == "spam" )
        then
            card.risk("doubtful");
        end
        """);
    files.put(
        "signals/signals.drl",
        """
        rule "clean: nothing found"
        when
            Lead( email.present )
            not Flag( key in ("disposable_email", "spam", "doubtful") )
        then
            card.signal("clean");
        end
        """);
    files.put(
        "factors/factors.drl",
        """
        rule "depth: some words"
        when
            Lead( message.words >= 2 )
        then
            card.factor("depth", 0.5);
        end

        rule "depth: many words"
        when
            Lead( message.words >= 4, $words : message.words )
        then
            card.factor("depth", 1).because("words", $words);
        end
        """);
    files.put(
        "actions/actions.drl",
        """
        rule "spam never gets a call"
        when
            Score( band == "high" )
            Flag( key == "spam" )
        then
            card.recommend("drop");
        end
        """);
    files.put(
        "lists/spam.txt", "# 2026-11\\nfree money\\nkredit*\\nViagra\\n".replace("\\n", "\n"));
    files.put("lists/stock.txt", "hi\\nmore info\\n".replace("\\n", "\n"));
    return files;
  }
}
