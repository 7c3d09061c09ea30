package dev.assay.packs;

import dev.assay.audit.Who;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a pack; it never changes, but may be retired.
 *
 * @param version unique in its line; the one its {@code pack.yaml} states
 * @param packHash see {@code PackSource.hash()}
 * @param casesHash the same of its cases, which are no part of the pack
 * @param signature signed note over all of the above, see {@link PackSeal}
 * @param author who wrote it
 * @param approver who approved it; null where it came with the service or from CI
 * @param note what is new in it
 * @param retiredOn since when it may not be rolled out any more; null while it may
 */
public record PackVersion(
    Line line,
    String version,
    String packHash,
    String casesHash,
    String signature,
    Who author,
    @Nullable Who approver,
    String note,
    Instant publishedOn,
    @Nullable Instant retiredOn) {

  /** {@code lead-quality@1.1.0}. */
  public String name() {
    return line.pack() + "@" + version;
  }

  public boolean retired() {
    return retiredOn != null;
  }
}
