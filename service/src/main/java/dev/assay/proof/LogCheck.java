package dev.assay.proof;

import dev.assay.proof.SignedRoots.SignedRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through one log: rows against their records, records against the leaves that each head
 * lists, leaves against the roots of the heads and of the checkpoints.
 */
final class LogCheck {
  private static final int HEADS = 1_000;

  private final LogSnapshot log;
  private final UUID nodeId;
  private final String origin;
  private final Findings findings;
  private final SortedMap<Long, List<SignedRoot>> signed;
  private final Rows rows;
  private final Places places;
  private GrownTree tree;
  private long heads;

  LogCheck(LogSnapshot log, UUID nodeId, SignedRoots signed, Findings findings) {
    this.log = log;
    this.nodeId = nodeId;
    this.origin = LogKeys.origin(nodeId);
    this.findings = findings;
    this.signed = signed.of(origin);
    this.rows = new Rows(log, nodeId);
    this.places = new Places(origin, findings);
    this.tree = GrownTree.empty(this.signed);
  }

  Verdict.VerifiedLog run() {
    long size = 0;
    for (List<StoredHead> page = log.heads(nodeId, size, HEADS);
        !page.isEmpty();
        page = log.heads(nodeId, size, HEADS)) {
      for (StoredHead head : page) {
        check(head, size, rows.below(head.size()));
        size = head.size();
      }
      heads += page.size();
    }
    afterLastHead(size);
    places.close();
    unmatched();
    return new Verdict.VerifiedLog(origin, rows.taken(), heads, signed.size());
  }

  private void check(StoredHead head, long from, List<RowCheck> below) {
    List<RowCheck> here = below.stream().filter(row -> row.leafIndex() >= from).toList();
    below.stream().filter(row -> row.leafIndex() < from).forEach(places::stray);

    List<Leaf> own = whole(here, from, head.size());
    List<Leaf> listed = listed(head, from, here);
    GrownTree grown = grown(listed, head);
    if (grown != null) {
      if (head.first() > from && !head.leaves().isEmpty()) {
        head(from, "the head before the one of %d leaves is gone".formatted(head.size()));
      }
    } else {
      grown = grown(own, head);
      if (grown != null) {
        listed = own;
        head(
            from,
            "the leaves that the head of %d leaves lists are not those it was made of"
                .formatted(head.size()));
      } else {
        head(
            from,
            "the leaves below do not give the root of the head of %d leaves"
                .formatted(head.size()));
      }
    }
    List<Leaf> judging = listed == null ? head.leaves() : listed;
    places.compare(judging, head.size() - judging.size(), here);
    goOn(grown, head, listed == null ? own : listed);
  }

  /** What the head lists; where heads before it are gone, with the rows for which they stood. */
  private static @Nullable List<Leaf> listed(StoredHead head, long from, List<RowCheck> here) {
    long first = head.first();
    if (first <= from) {
      return head.leaves().subList(Math.toIntExact(from - first), head.leaves().size());
    }
    List<Leaf> leaves =
        whole(here.stream().filter(row -> row.leafIndex() < first).toList(), from, first);
    if (leaves == null) {
      return null;
    }
    List<Leaf> all = new ArrayList<>(leaves);
    all.addAll(head.leaves());
    return all;
  }

  /** The rows as leaves; null unless they are there without gaps. */
  private static @Nullable List<Leaf> whole(List<RowCheck> rows, long from, long to) {
    if (rows.size() != to - from) {
      return null;
    }
    List<Leaf> leaves = new ArrayList<>(rows.size());
    for (RowCheck row : rows) {
      if (row.leafIndex() != from + leaves.size()) {
        return null;
      }
      leaves.add(new Leaf(row.decisionId(), row.hash()));
    }
    return leaves;
  }

  private @Nullable GrownTree grown(@Nullable List<Leaf> leaves, StoredHead head) {
    if (leaves == null || tree.size() + leaves.size() != head.size()) {
      return null;
    }
    GrownTree grown = tree.with(leaves);
    return grown.root().equals(head.root()) ? grown : null;
  }

  /** From a head that does not follow the tree goes on by what it says of itself. */
  private void goOn(@Nullable GrownTree grown, StoredHead head, @Nullable List<Leaf> leaves) {
    if (grown != null) {
      tree = grown;
    } else {
      GrownTree said = tree.at(head);
      if (said != null) {
        tree = said;
      } else if (leaves != null && tree.size() + leaves.size() == head.size()) {
        tree = tree.with(leaves);
      }
    }
  }

  private void afterLastHead(long size) {
    List<RowCheck> more = rows.below(Long.MAX_VALUE);
    long end = signed.isEmpty() ? size : signed.lastKey();
    if (end > size) {
      int lacking = Math.toIntExact(Math.min(end - size, Integer.MAX_VALUE));
      List<RowCheck> headless = more.subList(0, Math.min(lacking, more.size()));
      List<Leaf> leaves = whole(headless, size, end);
      String where = signed.getOrDefault(end, List.of()).get(0).where();
      if (leaves != null) {
        tree = tree.with(leaves);
        places.compare(leaves, size, headless);
        more = more.subList(headless.size(), more.size());
        head(
            size,
            "the heads up to the checkpoint of %d leaves in %s are gone".formatted(end, where));
      } else {
        findings.add(
            Finding.Kind.MISSING,
            origin,
            size,
            "records up to leaf %d are gone: the checkpoint of %d leaves in %s has them"
                .formatted(end - 1, end, where));
      }
    }
    more.forEach(places::stray);
    long uncounted = log.rowCount(nodeId) - rows.taken();
    if (uncounted > 0) {
      findings.add(
          Finding.Kind.INSERTED, origin, 0, uncounted + " rows stand at places that others have");
    }
  }

  private void unmatched() {
    tree.unmatched()
        .forEach(
            (leaves, where) ->
                findings.add(
                    Finding.Kind.CHECKPOINT,
                    origin,
                    leaves,
                    "the leaves below do not give the root signed in the checkpoint of %d leaves in %s"
                        .formatted(leaves, where)));
  }

  private void head(long from, String says) {
    findings.add(Finding.Kind.HEAD, origin, from, says);
  }
}
