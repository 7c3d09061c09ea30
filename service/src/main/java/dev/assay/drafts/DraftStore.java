package dev.assay.drafts;

import dev.assay.packs.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps drafts, their files, what was done to them, and how they fared at the gate. Calls block.
 */
public interface DraftStore {

  void add(Draft draft, Map<String, String> files, Step step);

  /** All drafts of a line, the latest change first. */
  List<Draft> drafts(Line line);

  /** All drafts of an owner's lines, of every pack, the latest change first. */
  List<Draft> drafts(UUID owner);

  Optional<Draft> find(Line line, UUID id);

  /** Texts of all files of a draft, by path; empty where there is no such draft. */
  SortedMap<String, String> files(UUID id);

  /**
   * Changes one file, if it is what its editor believes, and takes back what was submitted. Of two
   * editors at once, one is first.
   *
   * @param text null to remove the file
   * @return whether it was changed: not where the condition does not hold, or the draft is gone or
   *     published
   */
  boolean edit(UUID id, String path, @Nullable String text, Condition condition, Step step);

  /**
   * Puts these files in place of all others, if the draft is still of this revision, and takes back
   * what was submitted.
   *
   * @return whether it was changed
   */
  boolean replace(UUID id, long revision, Map<String, String> files, Step step);

  /**
   * Puts a draft in place of the same of one revision before.
   *
   * @return whether it was: not where it was changed meanwhile, or is gone
   */
  boolean advance(Draft next, Step step);

  /** Removes a draft of this revision that is not published, with all that hangs on it. */
  boolean remove(UUID id, long revision);

  /** All that was done to a draft, the first thing first. */
  List<Step> steps(UUID id);

  /** Notes how a draft fared at the gate; never changes what was noted before. */
  void add(UUID id, GateRecord gate);

  /** How a draft fared at the gate the last time. */
  Optional<GateRecord> gate(UUID id);
}
