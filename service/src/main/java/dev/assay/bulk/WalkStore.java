package dev.assay.bulk;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.Search;
import dev.assay.jobs.Job;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps how far jobs have come, and what they found. Calls block until it is on disk. */
public interface WalkStore {

  /**
   * Begins a walk over what is recorded by now.
   *
   * @param candidate the files of the pack that is to judge, where it is no published version: they
   *     may be edited while the job runs
   */
  void begin(UUID jobId, @Nullable SortedMap<String, String> candidate);

  Optional<Walk> find(UUID jobId);

  /** The files of the pack that is to judge, where they were kept. */
  Optional<SortedMap<String, String>> candidate(UUID jobId);

  /**
   * Counts what there is to do, at most so many.
   *
   * @param all any page of it
   */
  void count(Job job, Search all, long most);

  /**
   * Keeps a block, and how far the walk is with it.
   *
   * @return whether it was kept: not where somebody else has been further by then
   */
  boolean keep(Walk next, Bytes lines);

  /** The lines of a block, counted from 0. */
  Optional<Bytes> lines(UUID jobId, int block);

  /** Keeps what all lines together come to. */
  void conclude(UUID jobId, String csvHash, byte @Nullable [] report);

  /** What all lines say together. */
  Optional<Bytes> report(UUID jobId);
}
