package dev.assay.activation;

import dev.assay.packs.Line;
import dev.assay.packs.PackLibrary;
import dev.assay.packs.PackStore;
import dev.assay.reference.Intakes;
import dev.assay.weights.OwnTerms;
import java.util.List;

/**
 * What judges on this node. Whoever judges reads {@link #current} and never waits; an epoch comes
 * into force in two steps, so that many nodes can take the second together.
 */
public final class NodeActivation {
  private final ActivationStore epochs;
  private final PackStore store;
  private final PackLibrary library;
  private final OwnTerms ownTerms;
  private final Intakes intakes;
  private volatile Activation current;

  public NodeActivation(
      ActivationStore epochs,
      PackStore store,
      PackLibrary library,
      OwnTerms ownTerms,
      Intakes intakes) {
    this.epochs = epochs;
    this.store = store;
    this.library = library;
    this.ownTerms = ownTerms;
    this.intakes = intakes;
    this.current = Activation.empty(intakes.usual());
  }

  /** What is in force here now. */
  public Activation current() {
    return current;
  }

  /**
   * Loads, verifies and compiles all that judges at an epoch. Changes nothing. Blocks.
   *
   * @throws dev.assay.errors.ServiceException where something of it cannot judge
   */
  public Activation prepare(long epoch) {
    Activation from = current;
    List<Change> changes =
        from.epoch() == 0 ? epochs.current() : epochs.between(from.epoch(), epoch);
    long reached = changes.isEmpty() ? from.epoch() : changes.get(changes.size() - 1).epoch();
    return reached <= from.epoch() ? from : from.after(changes, reached, this::serving);
  }

  /**
   * Judges by what was in force when it was kept, until something newer is. Blocks.
   *
   * @param epoch in which all of it was in force
   */
  public void resume(long epoch, List<Change> kept) {
    flip(current.after(kept, epoch, this::serving));
  }

  /** Tries a change that is in no store yet: what cannot judge is told of before it is written. */
  void rehearse(Change change) {
    current.after(List.of(change), change.epoch(), this::serving);
  }

  /** From now on this judges, unless something newer does. */
  public synchronized void flip(Activation prepared) {
    if (prepared.epoch() > current.epoch()) {
      current = prepared;
    }
  }

  private Serving serving(Activation states) {
    return new Serving(
        store,
        library,
        ownTerms,
        intakes,
        line -> states.line(line).orElseThrow(() -> nothingRolledOut(line)),
        states::tenant);
  }

  static IllegalStateException nothingRolledOut(Line line) {
    return new IllegalStateException("nothing is rolled out on line " + line);
  }
}
