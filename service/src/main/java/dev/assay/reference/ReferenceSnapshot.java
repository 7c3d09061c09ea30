package dev.assay.reference;

import dev.assay.audit.Who;
import java.time.Instant;

/**
 * A snapshot of reference data; it never changes.
 *
 * @param hash names its manifest, which states the SHA-256 of every file
 * @param author who added it
 * @param note what is new in it
 */
public record ReferenceSnapshot(String hash, Who author, String note, Instant addedOn) {}
