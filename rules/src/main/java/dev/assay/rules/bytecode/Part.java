package dev.assay.rules.bytecode;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of the code that the rule compiler makes of a pack, by the shape of its class name. */
enum Part {
  /** A condition or the reading of a field, as analysts wrote it; a method of an ENUM class. */
  CONDITION("(?!)"),
  /** What a rule does when it fires; likewise. */
  CONSEQUENCE("(?!)"),
  /** The class around one condition, extractor or consequence. */
  ENUM(
      "dev/assay/pack/[a-z]+/P\\p{XDigit}{2}/Lambda(Predicate|Consequence|Extractor)\\p{XDigit}{32}"),
  /** The class that lists the rules of a package. */
  LIST("dev/assay/pack/[a-z]+/Rules\\p{XDigit}{32}"),
  /** The classes that build the rules of a package, one method each. */
  BUILD("dev/assay/pack/[a-z]+/Rules\\p{XDigit}{32}RuleMethods\\d{1,4}"),
  /** What says which place a property of a fact has. */
  METADATA("dev/assay/pack/[a-z]+/DomainClassesMetadata\\p{XDigit}{32}(\\$\\w{1,80}_Metadata)?"),
  /** What lists the packages. */
  PROJECT("org/drools/project/model/ProjectModel\\w{0,200}");

  private final Pattern name;

  Part(String name) {
    this.name = Pattern.compile(name);
  }

  static Optional<Part> ofClass(String internalName) {
    for (Part part : values()) {
      if (part.name.matcher(internalName).matches()) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** The name in the list of what is allowed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
