package dev.assay.leases;

import java.util.UUID;

/**
 * The right to do what only one node may do, for a time.
 *
 * @param number grows with every new holder: whoever comes with an older one is refused, however
 *     long it slept
 */
public record Lease(String task, UUID holder, long number) {}
