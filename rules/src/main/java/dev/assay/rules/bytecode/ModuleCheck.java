package dev.assay.rules.bytecode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;

/**
 * Checks all classes of a compiled pack. Conditions and consequences may read facts, compare,
 * reckon and mark the card; the code around them may be what the compiler makes and nothing else.
 * No jump goes back and no method calls in a circle, so that every method ends.
 */
public final class ModuleCheck {
  private static final int MAX_CLASS = 1 << 20;

  private final Allowed allowed;

  /**
   * A check of packs that read by these methods and no others.
   *
   * @param accessors methods by which rules read facts, as {@code internal/Owner.name}
   * @param constants fields that rules compare with, likewise
   */
  public ModuleCheck(Collection<String> accessors, Collection<String> constants) {
    this.allowed = Allowed.with(accessors, constants);
  }

  /**
   * Everything in the classes that is not allowed.
   *
   * @param classes the bytes of each class file by its path
   */
  public List<Violation> check(Map<String, byte[]> classes) {
    List<Violation> violations = new ArrayList<>();
    RuleOfClass ruleOf = new RuleOfClass();
    Map<String, List<String>> faults = new TreeMap<>();
    classes.forEach((path, bytes) -> faults.put(path, faults(path, bytes, ruleOf)));
    faults.forEach(
        (path, whats) -> {
          String name = path.replace(".class", "");
          whats.forEach(what -> violations.add(new Violation(name, ruleOf.rule(name), what)));
        });
    return violations;
  }

  private List<String> faults(String path, byte[] bytes, RuleOfClass ruleOf) {
    String name = path.replace(".class", "");
    Optional<Part> part = Part.ofClass(name);
    if (part.isEmpty() || bytes.length > MAX_CLASS) {
      return List.of("makes a class of its own");
    }
    try {
      ClassReader reader = new ClassReader(bytes);
      if (!reader.getClassName().equals(name)) {
        return List.of("makes a class of its own");
      }
      ClassCheck check = new ClassCheck(part.get(), name, allowed);
      reader.accept(check, ClassReader.SKIP_DEBUG);
      if (part.get() == Part.BUILD) {
        reader.accept(ruleOf, ClassReader.SKIP_DEBUG);
      }
      return check.faults();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return List.of("makes a class that cannot be read");
    }
  }
}
