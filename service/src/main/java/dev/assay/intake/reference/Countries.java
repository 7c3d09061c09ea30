package dev.assay.intake.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries by code, name and alias, and the countries to assume for codes of languages. */
final class Countries {
  /** Longer than any name of a country; what is longer is not looked up. */
  private static final int LONGEST = 100;

  private final Folding folding;
  private final Map<String, Country> byIso2;
  private final SortedLines names;
  private final SortedLines languages;

  Countries(Folding folding, List<String> lines, SortedLines names, SortedLines languages) {
    this.folding = folding;
    this.names = names;
    this.languages = languages;
    Map<String, Country> read = new HashMap<>();
    for (String line : lines) {
      String[] fields = line.split("\t", 3);
      read.put(fields[0], new Country(fields[0], fields[1], fields[2]));
    }
    byIso2 = Map.copyOf(read);
  }

  Optional<Country> byText(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    return names.value(folding.key(text)).map(byIso2::get);
  }

  Optional<Country> byLanguage(String code) {
    return languages.value(code.strip().toLowerCase(Locale.ROOT)).map(byIso2::get);
  }
}
