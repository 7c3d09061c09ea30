package dev.assay.proof;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Verifies every log of a database, one verification at a time. Blocks; changes nothing. */
public final class LogVerification {
  private final LogArchive archive;
  private final List<CheckpointFile> files;
  private final Function<String, Optional<NoteVerifier>> verifiers;
  private final Semaphore one = new Semaphore(1);

  private LogVerification(
      LogArchive archive,
      List<CheckpointFile> files,
      Function<String, Optional<NoteVerifier>> verifiers) {
    this.archive = archive;
    this.files = List.copyOf(files);
    this.verifiers = verifiers;
  }

  /** Checks signatures by the keys of the nodes themselves. */
  public static LogVerification of(LogArchive archive, List<CheckpointFile> files, LogKeys keys) {
    return new LogVerification(archive, files, origin -> LogKeys.node(origin).map(keys::verifier));
  }

  /** Checks signatures by keys that were noted elsewhere; what others signed counts as altered. */
  public static LogVerification of(
      LogArchive archive, List<CheckpointFile> files, List<NoteVerifier> verifiers) {
    return new LogVerification(
        archive,
        files,
        origin -> verifiers.stream().filter(key -> key.name().equals(origin)).findFirst());
  }

  /**
   * Verifies.
   *
   * @param limit how many findings to name; all are counted
   */
  public Verdict run(int limit) {
    if (!one.tryAcquire()) {
      throw new ServiceException(
          ErrorCode.UNAVAILABLE, "The log is being verified already; try again.");
    }
    try {
      Findings findings = new Findings(limit);
      SignedRoots signed = new SignedRoots(verifiers, findings);
      // Files first: what the database lacks of them is missing, even while a node writes on.
      Set<CheckpointFile> distinct = new LinkedHashSet<>(files);
      distinct.forEach(file -> read(file, signed));
      return archive.read(snapshot -> run(snapshot, signed, findings));
    } finally {
      one.release();
    }
  }

  private static void read(CheckpointFile file, SignedRoots signed) {
    file.read(note -> signed.add(note, file.path().toString()));
    Path head = file.head();
    HeadFile.read(head).ifPresent(noted -> signed.noted(noted, head.toString()));
  }

  private static Verdict run(LogSnapshot snapshot, SignedRoots signed, Findings findings) {
    NavigableSet<UUID> nodes = new TreeSet<>(snapshot.nodes());
    signed.origins().forEach(origin -> LogKeys.node(origin).ifPresent(nodes::add));
    List<Verdict.VerifiedLog> logs = new ArrayList<>();
    for (UUID nodeId : nodes) {
      snapshot.checkpoints(nodeId, note -> signed.add(note, "the database"));
      logs.add(new LogCheck(snapshot, nodeId, signed, findings).run());
    }
    return findings.verdict(logs);
  }
}
