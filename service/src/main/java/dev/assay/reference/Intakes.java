package dev.assay.reference;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.intake.reference.ReferenceDataException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** The intakes of this node, by the snapshot they read with. Thread-safe. */
public final class Intakes {
  private final ReferenceStore store;
  private final Supplier<Intake> usual;
  private final Cache<String, Intake> reachable = CacheBuilder.newBuilder().weakValues().build();

  /**
   * Intakes over a store.
   *
   * @param usual the one of this build, which is in force where nothing else is
   */
  public Intakes(ReferenceStore store, Supplier<Intake> usual) {
    this.store = store;
    this.usual = usual;
  }

  /** The one of this build. */
  public Supplier<Intake> usual() {
    return usual;
  }

  /**
   * The one that reads with a snapshot. Takes a second or so.
   *
   * @throws ServiceException where there is no such snapshot, or it was altered
   */
  public Intake of(String hash) {
    if (usual.get().referenceDataHash().equals(hash)) {
      return usual.get();
    }
    try {
      return reachable.get(hash, () -> load(hash));
    } catch (ExecutionException | UncheckedExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("cannot read reference data " + hash, e);
    }
  }

  private Intake load(String hash) {
    try {
      ReferenceData data =
          store
              .files(hash)
              .map(ReferenceData::of)
              .orElseThrow(() -> refused(hash, "it is not there"));
      if (!data.hash().equals(hash)) {
        throw refused(hash, "it was altered: its hash is " + data.hash());
      }
      return new Intake(data);
    } catch (ReferenceDataException e) {
      throw refused(hash, "it was altered: " + e.getMessage());
    }
  }

  private static ServiceException refused(String hash, String why) {
    return new ServiceException(
        ErrorCode.CONFLICT, "Reference data %s is refused: %s".formatted(hash, why));
  }
}
