package dev.assay.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A pack that cannot be used, with everything that is wrong with it. */
public final class PackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public PackException(String pack, List<Problem> problems) {
    super(
        pack
            + " has "
            + problems.size()
            + " problem(s):\n"
            + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
