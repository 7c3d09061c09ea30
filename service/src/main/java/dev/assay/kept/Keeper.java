package dev.assay.kept;

import dev.assay.activation.Activation;
import dev.assay.activation.Change;
import dev.assay.activation.LineState;
import dev.assay.activation.LineState.Trial;
import dev.assay.activation.ReferenceState;
import dev.assay.activation.Scope;
import dev.assay.activation.State;
import dev.assay.activation.TenantState;
import dev.assay.keys.Keyring;
import dev.assay.packs.Line;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.reference.ReferenceStore;
import dev.assay.rules.PackSource;
import dev.assay.tenants.TenantStore;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.TuningStore;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the last known good up to date while this node runs. Used by one thread. */
public final class Keeper {
  private final KeptFile file;
  private final Keyring keyring;
  private final Supplier<Activation> activation;
  private final PackStore packs;
  private final TuningStore tunings;
  private final ReferenceStore references;
  private final TenantStore tenants;
  private final Sources sources;
  private final Clock clock;
  private @Nullable Version written;
  private String writtenHash = "";

  /**
   * What tells whether anything has changed.
   *
   * @param directory how much is known of tenants and keys
   * @param ended sessions that were ended before their time
   * @param uncertainMillis how long ago it was certain last that nothing newer is in force
   */
  public record Sources(
      LongSupplier directory, Supplier<Set<UUID>> ended, LongSupplier uncertainMillis) {}

  /** What was kept, by the marks of all that can change. */
  private record Version(long epoch, long directory, Set<UUID> ended, String masterKeyCheck) {}

  public Keeper(
      KeptFile file,
      Keyring keyring,
      Supplier<Activation> activation,
      PackStore packs,
      TuningStore tunings,
      ReferenceStore references,
      TenantStore tenants,
      Sources sources,
      Clock clock) {
    this.file = file;
    this.keyring = keyring;
    this.activation = activation;
    this.packs = packs;
    this.tunings = tunings;
    this.references = references;
    this.tenants = tenants;
    this.sources = sources;
    this.clock = clock;
  }

  /** Keeps what is in force now, if that is not kept yet; else notes that it still is. Blocks. */
  public void run() {
    Instant certainOn = clock.instant().minusMillis(sources.uncertainMillis().getAsLong());
    Activation now = activation.get();
    Version version =
        new Version(
            now.epoch(),
            sources.directory().getAsLong(),
            sources.ended().get(),
            keyring.opening().masterKeyCheck());
    if (version.equals(written)) {
      file.certain(writtenHash, certainOn, keyring);
    } else {
      writtenHash = file.write(kept(now, version.ended(), certainOn), keyring);
      written = version;
    }
  }

  private Kept kept(Activation now, Set<UUID> ended, Instant certainOn) {
    List<Change> changes = new ArrayList<>();
    Set<PackVersion> versions = new LinkedHashSet<>();
    List<Tuning> inForce = new ArrayList<>();
    now.states()
        .forEach(
            (scope, state) -> {
              changes.add(new Change(now.epoch(), scope, state, certainOn));
              versions.addAll(versions(scope, state));
              inForce.addAll(tunings(scope, state));
            });
    Map<String, PackSource> texts = new HashMap<>();
    for (PackVersion version : versions) {
      text(version).ifPresent(text -> texts.put(version.packHash(), text));
    }
    return new Kept(
        now.epoch(),
        changes,
        List.copyOf(versions),
        texts,
        inForce,
        references(now),
        tenants.tenants(),
        tenants.keys(),
        ended,
        certainOn);
  }

  /** Nothing for a text that was altered beyond reading: its line is refused. */
  private Optional<PackSource> text(PackVersion version) {
    try {
      return packs.text(version.packHash());
    } catch (UncheckedIOException altered) {
      return Optional.empty();
    }
  }

  private List<PackVersion> versions(Scope scope, State state) {
    List<PackVersion> versions = new ArrayList<>();
    if (state instanceof LineState rolledOut) {
      Line line = new Line(scope.owner(), scope.pack());
      packs.version(line, rolledOut.live()).ifPresent(versions::add);
      Trial trial = rolledOut.trial();
      if (trial != null) {
        packs.version(line, trial.version()).ifPresent(versions::add);
      }
    } else if (state instanceof TenantState chosen && chosen.pin() != null) {
      packs.version(Line.base(scope.pack()), chosen.pin()).ifPresent(versions::add);
    }
    return versions;
  }

  private Map<String, SortedMap<String, String>> references(Activation now) {
    Map<String, SortedMap<String, String>> found = new HashMap<>();
    if (now.states().get(Scope.ofReferenceData()) instanceof ReferenceState state
        && state.hash() != null) {
      references.files(state.hash()).ifPresent(files -> found.put(state.hash(), files));
    }
    return found;
  }

  private List<Tuning> tunings(Scope scope, State state) {
    List<Tuning> found = new ArrayList<>();
    if (state instanceof TenantState chosen) {
      for (TuningKind kind : TuningKind.values()) {
        tunings.find(scope.owner(), scope.pack(), kind, chosen.version(kind)).ifPresent(found::add);
      }
    }
    return found;
  }
}
