package dev.assay.erasure;

import dev.assay.audit.Who;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.UUID;

/**
 * Keeps a person from being erased until it is released.
 *
 * @param by what names the person; which one is known by keyed hashes alone
 * @param reason in the words of who placed it
 */
public record Hold(UUID id, Lookup by, String reason, Who who, Instant createdOn) {}
