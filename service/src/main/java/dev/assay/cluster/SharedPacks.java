package dev.assay.cluster;

import static java.util.stream.Collectors.toMap;

import dev.assay.audit.AuditEntry;
import dev.assay.kept.Forms;
import dev.assay.packs.Line;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.rules.PackSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Versions of packs and their texts, shared. */
final class SharedPacks implements PackStore {
  private static final int VERSIONS = 20_000;
  private static final int TEXTS = 2_000;

  private final PackStore store;
  private final Shelf<String> versions;
  private final Shelf<byte[]> texts;

  SharedPacks(PackStore store, Supplier<List<PackVersion>> wanted) {
    this.store = store;
    this.versions =
        new Shelf<>(
            "pack_versions",
            VERSIONS,
            this::loadVersion,
            () -> wanted.get().stream().map(v -> key(v.line(), v.version())).toList());
    this.texts =
        new Shelf<>(
            "pack_texts",
            TEXTS,
            hash -> store.text(hash).map(Forms::text).orElse(null),
            () -> wanted.get().stream().map(PackVersion::packHash).distinct().toList());
  }

  /** Shares a text that is not published, and perhaps never will be. */
  void foretell(PackSource text) {
    texts.put(text.hash(), Forms.text(text));
  }

  /**
   * Has somebody told of each text that any member shares from now on; not of those that are only
   * loaded.
   *
   * @param told must not block
   */
  void foresee(Consumer<Supplier<PackSource>> told) {
    texts.hear(form -> told.accept(() -> Forms.text(form)));
  }

  List<Shelf<?>> shelves() {
    return List.of(versions, texts);
  }

  void keep(List<PackVersion> some, Map<String, PackSource> someTexts) {
    Map<String, byte[]> forms = new HashMap<>();
    someTexts.forEach((hash, text) -> forms.put(hash, Forms.text(text)));
    texts.keep(forms);
    versions.keep(
        some.stream().collect(toMap(v -> key(v.line(), v.version()), Forms::packVersion)));
  }

  @Override
  public boolean add(PackVersion version, PackSource pack, PackSource cases, AuditEntry entry) {
    boolean added = store.add(version, pack, cases, entry);
    if (added) {
      texts.put(version.packHash(), Forms.text(pack));
      versions.put(key(version.line(), version.version()), Forms.packVersion(version));
    }
    return added;
  }

  @Override
  public Optional<PackVersion> version(Line line, String version) {
    return versions.get(key(line, version)).map(Forms::packVersion);
  }

  @Override
  public List<PackVersion> versions(Line line) {
    return store.versions(line);
  }

  @Override
  public List<PackVersion> versionsOf(String packHash) {
    return store.versionsOf(packHash);
  }

  @Override
  public Optional<PackSource> text(String hash) {
    return texts.get(hash).map(Forms::text);
  }

  @Override
  public void retire(Line line, String version, Instant at, AuditEntry entry) {
    store.retire(line, version, at, entry);
    versions.forget(key(line, version));
  }

  private static String key(Line line, String version) {
    return line.owner() + "/" + line.pack() + "/" + version;
  }

  private @Nullable String loadVersion(String key) {
    String[] parts = key.split("/", 3);
    return store
        .version(new Line(UUID.fromString(parts[0]), parts[1]), parts[2])
        .map(Forms::packVersion)
        .orElse(null);
  }
}
