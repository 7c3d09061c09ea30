package dev.assay.drafts;

import dev.assay.canonical.Hash;
import dev.assay.rules.PackSource;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All files of a draft: those of the pack, and below {@code cases/} its cases, which are no part of
 * the pack and of its hash.
 */
public record Content(SortedMap<String, String> files) {
  /** Folder of the cases. */
  public static final String CASES = "cases/";

  public Content(Map<String, String> files) {
    this((SortedMap<String, String>) new TreeMap<>(files));
  }

  public Content {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** A pack with cases that stand in a folder of their own. */
  public static Content of(PackSource pack, Map<String, String> cases) {
    Map<String, String> files = new TreeMap<>(pack.files());
    cases.forEach((path, text) -> files.put(CASES + path, text));
    return new Content(files);
  }

  /**
   * The same, where it can be a draft.
   *
   * @throws dev.assay.errors.ServiceException where a file has no place in a pack, or is too large
   */
  public Content checked() {
    Limits.check(files);
    return this;
  }

  /** The same with other texts at these paths, as an editor has them. */
  public Content with(Map<String, String> texts) {
    Map<String, String> changed = new TreeMap<>(files);
    texts.forEach((path, text) -> changed.put(path, text.replace("\r\n", "\n")));
    return new Content(changed);
  }

  public PackSource pack() {
    Map<String, String> pack = new TreeMap<>(files);
    pack.keySet().removeIf(path -> path.startsWith(CASES));
    return new PackSource(pack);
  }

  /** The cases; paths begin below their folder. */
  public PackSource cases() {
    Map<String, String> cases = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          if (path.startsWith(CASES)) {
            cases.put(path.substring(CASES.length()), text);
          }
        });
    return new PackSource(cases);
  }

  /** The cases by their whole paths. */
  public SortedMap<String, String> caseFiles() {
    SortedMap<String, String> cases = new TreeMap<>(files);
    cases.keySet().removeIf(path -> !path.startsWith(CASES));
    return cases;
  }

  /** Changes whenever any file does. */
  public String tag() {
    return new PackSource(files).hash();
  }

  /** Changes whenever the text of one file does. */
  public static String tag(String text) {
    return Hash.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
