package dev.assay.rules.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The list of what each part of a pack's code may do; see {@code allowed.txt}. */
final class Allowed {
  private static final String PACK = "dev/assay/pack/";

  private final Set<String> lines;

  private Allowed(Set<String> lines) {
    this.lines = lines;
  }

  /**
   * @param accessors methods that conditions may read facts by, as {@code owner.name}
   * @param constants fields they may compare with, likewise
   */
  static Allowed with(Collection<String> accessors, Collection<String> constants) {
    Set<String> lines = new HashSet<>();
    try (InputStream in = Allowed.class.getResourceAsStream("allowed.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accessors.forEach(method -> lines.add("condition call " + method));
    constants.forEach(field -> lines.add("condition get " + field));
    return new Allowed(lines);
  }

  /**
   * @param owner the class that is used, {@code self} the one that uses it
   */
  boolean member(Part part, String verb, String self, String owner, String name) {
    return has(part, verb, owner + "." + name)
        || (owner.equals(self) && hasAny(part, verb, "SELF", name))
        || (owner.startsWith(PACK) && hasAny(part, verb, "PACK", name));
  }

  boolean type(Part part, String verb, String self, String type) {
    return has(part, verb, type)
        || (type.equals(self) && has(part, verb, "SELF"))
        || (type.startsWith(PACK) && has(part, verb, "PACK"));
  }

  private boolean hasAny(Part part, String verb, String owner, String name) {
    String known = name.startsWith("rule_") ? "rule_*" : name;
    return has(part, verb, owner + "." + known) || has(part, verb, owner + ".*");
  }

  private boolean has(Part part, String verb, String what) {
    return lines.contains(part.word() + " " + verb + " " + what);
  }
}
