package dev.assay.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import dev.assay.activation.ActivationStore;
import dev.assay.packs.PackStore;
import dev.assay.weights.TuningStore;
import java.util.List;
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

  /** Memory before these stores. */
  public Memory(PackStore packs, TuningStore tunings, ActivationStore epochs, Inventory inventory) {
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

  void configure(Config config) {
    shelves().forEach(shelf -> config.addMapConfig(shelf.config()));
  }

  void share(HazelcastInstance hazelcast) {
    shelves().forEach(shelf -> shelf.share(hazelcast));
  }

  private List<Shelf<?>> shelves() {
    return Stream.of(packs.shelves(), tunings.shelves(), epochs.shelves())
        .<Shelf<?>>flatMap(List::stream)
        .toList();
  }
}
