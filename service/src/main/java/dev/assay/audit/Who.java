package dev.assay.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param keyId the key they came with; null for the service itself
 * @param name for people: what the key is called
 */
public record Who(@Nullable UUID keyId, String name) {
  /** What nobody asked for: it was due, or had to be stopped. */
  public static final Who SERVICE = new Who(null, "assay");

  /** Whoever gives commands on the node's own machine. */
  public static final Who COMMAND_LINE = new Who(null, "command line");
}
