package dev.assay.gate;

import dev.assay.rules.Scorecard;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How recorded leads come out under another pack, against the one in force. Nothing in it tells of
 * a person.
 *
 * @param decisions how many were judged by both
 * @param erased how many could not be, since nothing is left of their leads
 * @param failed how many the other pack fails on
 * @param bands all bands of both, the highest first
 * @param moves how many went from band to band, those that stayed too, sorted by bands
 * @param shifts how many scores changed by how many points, none at all among them
 * @param samples some that moved, at most so many for each move
 * @param says what the factors of the samples say, by key
 * @param effort of the pack in force, at the 99th percentile of these leads
 * @param candidateEffort the same of the other pack
 */
public record Drift(
    int decisions,
    int erased,
    int failed,
    List<String> bands,
    List<Move> moves,
    SortedMap<Integer, Integer> shifts,
    List<Sample> samples,
    SortedMap<String, String> says,
    long effort,
    long candidateEffort) {

  public Drift {
    bands = List.copyOf(bands);
    moves = List.copyOf(moves);
    shifts = Collections.unmodifiableSortedMap(new TreeMap<>(shifts));
    samples = List.copyOf(samples);
    says = Collections.unmodifiableSortedMap(new TreeMap<>(says));
  }

  /** Leads that went from one band to another, or stayed. */
  public record Move(String from, String to, int decisions) {}

  /**
   * A lead that moved.
   *
   * @param decisionId null where whose decision it is must not be told
   */
  public record Sample(@Nullable UUID decisionId, Scorecard before, Scorecard after) {}

  /** How many changed their band. */
  public int moved() {
    return moves.stream().filter(m -> !m.from().equals(m.to())).mapToInt(Move::decisions).sum();
  }

  /** Their share among all, 0 to 1. */
  public double share() {
    return decisions == 0 ? 0 : (double) moved() / decisions;
  }
}
