package dev.assay.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pack that must be refused, and its twin that is a word away and must not be. Both are the base
 * pack and one file more.
 *
 * @param name of the case
 * @param code of the problem it must be refused with
 * @param path of its file
 * @param line where the problem stands; 0 where it is the file
 * @param codeAlone whether the compiled code gives it away too, with no text read before
 */
record HostilePack(
    String name,
    String code,
    String path,
    int line,
    String text,
    String benignPath,
    String benignText,
    boolean codeAlone) {
  private static final Path FOLDER = Path.of("src/test/resources/guard");
  private static final Pattern REPEAT = Pattern.compile("\\{\\{(.*?)\\*(\\d+)}}");

  static List<HostilePack> all() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("cases"))) {
      return files.sorted().map(HostilePack::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HostilePack read(Path file) {
    try {
      String[] parts = Files.readString(file).split("\n---\n", 2);
      Map<String, String> head = new LinkedHashMap<>();
      for (String line : parts[0].split("\n", -1)) {
        String[] pair = line.split(": ?", 2);
        head.put(pair[0], pair.length == 2 ? pair[1] : "");
      }
      String at = head.getOrDefault("at", "");
      String path = at.substring(0, at.lastIndexOf(':'));
      String benign =
          head.containsKey("hostile")
              ? parts[1].replace(head.get("hostile"), head.getOrDefault("instead", ""))
              : parts[1];
      return new HostilePack(
          file.getFileName().toString().replace(".txt", ""),
          head.getOrDefault("code", ""),
          path,
          Integer.parseInt(at.substring(at.lastIndexOf(':') + 1)),
          repeat(parts[1]),
          head.getOrDefault("path_instead", path),
          repeat(benign),
          head.containsKey("code_alone"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** <code>{{(*33}}</code> stands for 33 brackets. */
  private static String repeat(String text) {
    Matcher matcher = REPEAT.matcher(text);
    return matcher.replaceAll(
        m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
  }

  static Map<String, String> base() {
    return new TreeMap<>(PackSource.ofFolder(FOLDER.resolve("base")).files());
  }

  Map<String, String> hostile() {
    Map<String, String> files = base();
    files.put(path, text);
    return files;
  }

  Map<String, String> benign() {
    Map<String, String> files = base();
    files.put(benignPath, benignText);
    return files;
  }

  @Override
  public String toString() {
    return name;
  }
}
