package dev.assay.proof;

import dev.assay.canonical.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Roots that were signed, of all logs, from the database and from files. */
final class SignedRoots {
  private final Function<String, Optional<NoteVerifier>> verifiers;
  private final Findings findings;
  private final Map<String, Optional<NoteVerifier>> known = new HashMap<>();
  private final Map<String, SortedMap<Long, List<SignedRoot>>> byOrigin = new HashMap<>();

  SignedRoots(Function<String, Optional<NoteVerifier>> verifiers, Findings findings) {
    this.verifiers = verifiers;
    this.findings = findings;
  }

  /**
   * A root that was signed.
   *
   * @param where the checkpoint was found
   */
  record SignedRoot(Bytes root, String where) {}

  /** Takes a note, or notes what is wrong with it. */
  void add(String note, String where) {
    Checkpoint read;
    try {
      read = Checkpoint.parse(note);
    } catch (IllegalArgumentException garbled) {
      findings.add(
          Finding.Kind.CHECKPOINT, "?", 0, "something in %s is no checkpoint".formatted(where));
      return;
    }
    boolean signed =
        known
            .computeIfAbsent(read.origin(), verifiers)
            .flatMap(verifier -> verifier.open(note))
            .isPresent();
    if (signed) {
      keep(read, where);
    } else {
      findings.add(
          Finding.Kind.CHECKPOINT,
          read.origin(),
          read.size(),
          "the checkpoint of %d leaves in %s is not signed by the key of the log"
              .formatted(read.size(), where));
    }
  }

  /** Takes a head that was noted and is not signed: whoever could forge it could remove it too. */
  void noted(Checkpoint head, String where) {
    keep(head, where);
  }

  private void keep(Checkpoint head, String where) {
    byOrigin
        .computeIfAbsent(head.origin(), origin -> new TreeMap<>())
        .computeIfAbsent(head.size(), size -> new ArrayList<>(2))
        .add(new SignedRoot(head.root(), where));
  }

  /** Those of a log by size. */
  SortedMap<Long, List<SignedRoot>> of(String origin) {
    return byOrigin.getOrDefault(origin, new TreeMap<>());
  }

  Iterable<String> origins() {
    return List.copyOf(byOrigin.keySet());
  }
}
