package dev.assay.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes packs that are nearly right: shipped and hostile ones with a few words or signs changed.
 */
final class PackMutator {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\n]*\"|[A-Za-z_$][A-Za-z0-9_$]*|\\d+(?:\\.\\d+)?|\\s+|.", Pattern.DOTALL);
  private static final String SIGNS = "(){}[]<>\"'\\;:,.!&|=+-*/%#@$?~^ \n\t\0\u00a0\u202eеx0";

  private final Random random;
  private final List<Map<String, String>> seeds = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  PackMutator(long seed) {
    this.random = new Random(seed);
    PackSource shipped = PackSource.shipped("lead-quality", "1.0.0");
    shipped.files().keySet().stream()
        .filter(path -> path.endsWith(".drl"))
        .forEach(path -> seeds.add(slice(shipped, path)));
    for (HostilePack pack : HostilePack.all()) {
      if (pack.text().length() < 5_000) {
        seeds.add(pack.benign());
        seeds.add(pack.hostile());
        words.addAll(tokens(pack.text()));
      }
    }
    words.removeIf(String::isBlank);
  }

  /** The shipped pack with one file of rules: all of it would take seconds to compile. */
  private static Map<String, String> slice(PackSource pack, String rules) {
    Map<String, String> files = new TreeMap<>(pack.files());
    files.keySet().removeIf(path -> path.endsWith(".drl") && !path.equals(rules));
    return files;
  }

  Map<String, String> next() {
    Map<String, String> files = new TreeMap<>(pick(seeds));
    List<String> paths = new ArrayList<>(files.keySet());
    paths.removeIf(path -> path.startsWith("lists/") && random.nextInt(4) > 0);
    if (random.nextInt(3) > 0) {
      paths.removeIf(path -> path.equals(PackSource.MANIFEST) && files.size() > 3);
    }
    if (paths.isEmpty()) {
      return files;
    }
    String path = pick(paths);
    String text = files.getOrDefault(path, "");
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      text = random.nextInt(4) == 0 ? changedSign(text) : changedWord(text);
    }
    files.put(path, text);
    return files;
  }

  private String changedSign(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    String sign = String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length())));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + sign + text.substring(at);
      case 2 -> text.substring(0, at) + sign + text.substring(at + 1);
      default -> text.substring(0, at) + sign.repeat(1 + random.nextInt(40)) + text.substring(at);
    };
  }

  private String changedWord(String text) {
    List<String> tokens = tokens(text);
    if (tokens.isEmpty()) {
      return text;
    }
    int at = random.nextInt(tokens.size());
    switch (random.nextInt(6)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, pick(words));
      case 2 -> tokens.set(at, pick(tokens));
      case 3 -> {
        int from = random.nextInt(tokens.size());
        int to = Math.min(tokens.size(), from + 1 + random.nextInt(12));
        tokens.addAll(at, List.copyOf(tokens.subList(from, to)));
      }
      case 4 -> {
        int from = random.nextInt(words.size());
        int to = Math.min(words.size(), from + 1 + random.nextInt(8));
        tokens.addAll(at, words.subList(from, to).stream().map(word -> word + " ").toList());
      }
      default -> tokens.set(at, pick(words));
    }
    return String.join("", tokens);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
