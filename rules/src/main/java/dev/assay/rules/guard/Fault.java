package dev.assay.rules.guard;

/**
 * Something in one file of a pack that is refused.
 *
 * @param line from 1; 0 where it is not at one line
 * @param column from 1; 0 where it is not known
 * @param code what kind of fault, for machines
 * @param message what is wrong, for people
 */
public record Fault(int line, int column, String code, String message) {

  static Fault at(Place place, String code, String message) {
    return new Fault(place.line(), place.column(), code, message);
  }
}
