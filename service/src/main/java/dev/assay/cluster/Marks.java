package dev.assay.cluster;

/**
 * How far the database has come. Both only grow, so whoever has reached a mark has all up to it.
 *
 * @param epoch the newest one written
 * @param directory tenants, keys and revocations of keys, counted
 */
public record Marks(long epoch, long directory) {}
