package dev.assay.diff;

import java.util.Map;
import java.util.TreeMap;

/**
 * A rule as it is written, and as it reads: without comments, and however it is laid out. Text that
 * does not compile is read as far as it goes.
 *
 * @param stratum folder in which it stands
 * @param written its text
 * @param reads its tokens
 */
record RuleText(String stratum, String written, String reads) {

  /** The rules of a pack by their names; of two with one name, the later. */
  static Map<String, RuleText> all(Map<String, String> files) {
    Map<String, RuleText> rules = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          if (path.endsWith(".drl")) {
            add(path.replaceFirst("/.*", ""), text, rules);
          }
        });
    return rules;
  }

  private static void add(String stratum, String text, Map<String, RuleText> rules) {
    Tokens tokens = new Tokens(text);
    while (tokens.next()) {
      if (!tokens.is("rule")) {
        continue;
      }
      int start = tokens.start();
      if (!tokens.next()) {
        return;
      }
      String name = unquoted(tokens.text());
      StringBuilder reads = new StringBuilder();
      int end = tokens.end();
      while (tokens.next()) {
        end = tokens.end();
        if (tokens.is("end")) {
          break;
        }
        reads.append(tokens.text()).append(' ');
      }
      rules.put(name, new RuleText(stratum, text.substring(start, end), reads.toString()));
    }
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && (name.startsWith("\"") || name.startsWith("'"));
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
