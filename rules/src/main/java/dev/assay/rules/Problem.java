package dev.assay.rules;

import dev.assay.rules.guard.Fault;

/**
 * One fault of a pack, in words an analyst understands.
 *
 * @param file path in the pack
 * @param line from 1; 0 where the fault is not at one line
 * @param column from 1; 0 where it is not known
 * @param code what kind of fault, for machines
 * @param message what is wrong, for people
 */
public record Problem(String file, int line, int column, String code, String message) {

  static Problem in(String file, Fault fault) {
    return new Problem(file, fault.line(), fault.column(), fault.code(), fault.message());
  }

  static Problem of(String file, String code, String message) {
    return new Problem(file, 0, 0, code, message);
  }

  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
  }
}
