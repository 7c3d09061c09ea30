package dev.assay.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import dev.assay.activation.ActivationStore;
import dev.assay.kept.Kept;
import dev.assay.packs.PackStore;
import dev.assay.reference.ReferenceStore;
import dev.assay.rules.PackSource;
import dev.assay.weights.TuningStore;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The stores of what judges, with the memory of the cluster before them: what one node has read or
 * written, another finds also while the database is away.
 */
public final class Memory {
  private static final int VERSIONS = 2_000;
  private static final int TUNINGS = 20_000;

  private final SharedPacks packs;
  private final SharedTunings tunings;
  private final SharedEpochs epochs;
  private final SharedReferences references;

  /** Memory before these stores. */
  public Memory(
      PackStore packs,
      TuningStore tunings,
      ActivationStore epochs,
      ReferenceStore references,
      Inventory inventory) {
    this.references = new SharedReferences(references);
    this.packs = new SharedPacks(packs, () -> inventory.packVersions(VERSIONS));
    this.tunings = new SharedTunings(tunings, () -> inventory.tunings(TUNINGS));
    this.epochs = new SharedEpochs(epochs);
  }

  public PackStore packs() {
    return packs;
  }

  public TuningStore tunings() {
    return tunings;
  }

  public ActivationStore epochs() {
    return epochs;
  }

  public ReferenceStore references() {
    return references;
  }

  /** Tells all nodes of a text that will probably judge soon; where they are away, nothing. */
  public void foretell(PackSource text) {
    packs.foretell(text);
  }

  /**
   * Has somebody told of each text that any node publishes or foretells.
   *
   * @param told must not block; before this node is among the others
   */
  public void foresee(Consumer<Supplier<PackSource>> told) {
    packs.foresee(told);
  }

  /** Until it is released, this is found without asking anybody. */
  public void keep(Kept kept) {
    packs.keep(kept.versions(), kept.texts());
    tunings.keep(kept.tunings());
    references.keep(kept.references());
  }

  /** The database is there and has all that is in force. Blocks. */
  public void release() {
    shelves().forEach(Shelf::release);
  }

  void configure(Config config) {
    shelves().forEach(shelf -> config.addMapConfig(shelf.config()));
  }

  void share(HazelcastInstance hazelcast) {
    shelves().forEach(shelf -> shelf.share(hazelcast));
  }

  private List<Shelf<?>> shelves() {
    return Stream.of(packs.shelves(), tunings.shelves(), epochs.shelves(), references.shelves())
        .<Shelf<?>>flatMap(List::stream)
        .toList();
  }
}
