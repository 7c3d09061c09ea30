package dev.assay.drafts;

import dev.assay.cases.CaseSet;
import dev.assay.packs.Line;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.rules.PackSource;
import java.util.Map;
import java.util.Optional;

/** Texts of published versions, with their cases. Calls block. */
public final class Origins {
  private final PackStore packs;

  public Origins(PackStore packs) {
    this.packs = packs;
  }

  /** Whether anything of that pack is published, there or on the base line. */
  public boolean isKnown(Line line) {
    return !packs.versions(line).isEmpty() || !packs.versions(Line.base(line.pack())).isEmpty();
  }

  /** A version of the line; where the line has none of that name, of the base line. */
  public Optional<Content> content(Line line, String version) {
    return packs
        .version(line, version)
        .or(() -> packs.version(Line.base(line.pack()), version))
        .flatMap(this::content);
  }

  private Optional<Content> content(PackVersion version) {
    Map<String, String> cases =
        packs.text(version.casesHash()).map(PackSource::files).map(Map::copyOf).orElse(Map.of());
    // The cases of shipped packs come with this build.
    Map<String, String> known =
        cases.isEmpty() && isOfBase(version) ? CaseSet.shipped(version.line().pack()) : cases;
    return packs.text(version.packHash()).map(pack -> Content.of(pack, known));
  }

  /** Whether it is a version of the base line, or was adopted from there as it is. */
  private boolean isOfBase(PackVersion version) {
    return packs
        .version(Line.base(version.line().pack()), version.version())
        .filter(base -> base.packHash().equals(version.packHash()))
        .isPresent();
  }
}
