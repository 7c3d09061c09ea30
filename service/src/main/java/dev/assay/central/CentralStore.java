package dev.assay.central;

import java.util.List;
import java.util.UUID;

/**
 * Keeps what the central and this service have told each other, and what is still to be told.
 * Outcomes that are owed are added where outcomes are. Calls block.
 */
public interface CentralStore {

  /** All clients that the central knows. */
  List<Known> all();

  /** Keeps as whom the central knows a client; not of one that was erased meanwhile. */
  void put(Known known);

  /** The oldest outcomes of clients that the central knows, in the order of their recording. */
  List<Owed> owed(int limit);

  /** An outcome is owed no more. */
  void settle(UUID outcomeId);

  /**
   * Forgets the oldest of more than so many.
   *
   * @return how many
   */
  int forget(int kept);

  /** How many are owed. */
  int count();
}
