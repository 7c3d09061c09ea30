package dev.assay.storage;

import dev.assay.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What somebody with SQL does to a log.
 *
 * @param deed done to the log of that size at that leaf; answers the leaves that must be named
 */
record Tampering(String name, Deed deed) {

  /** Changes the log within a transaction, which is rolled back in the end. */
  @FunctionalInterface
  interface Deed {
    List<Long> on(Handle handle, long leaf, long size, Random random);
  }

  @Override
  public String toString() {
    return name;
  }

  static List<Tampering> all() {
    return List.of(
        alter("score", "score = 100 - score + 1"),
        alter("band", "band = 'strong'"),
        alter("flags", "flags = array['disposable_email']"),
        alter("pack version", "pack_version = '1.0.1'"),
        alter("time", "as_of = as_of - interval '1' day"),
        alter("lead", "lead = tenant_id"),
        alter("tenant", "tenant_id = node_id"),
        alter("decision id", "decision_id = tenant_id"),
        alter("record", "record = replace(record, '\"score\":', '\"score\":1')"),
        alter("record's white space", "record = record || ' '"),
        alter("leaf hash", "leaf_hash = payload"),
        alter("payload", "payload = leaf_hash"),
        alter("payload gone", "payload = null"),
        new Tampering(
            "alter: a whole row, hash included",
            (handle, leaf, size, random) -> {
              rewrite(handle, leaf);
              return List.of(leaf);
            }),
        new Tampering(
            "delete",
            (handle, leaf, size, random) -> {
              handle.execute(
                  "delete from decisions where node_id = (select node_id from nodes) and leaf_index = ?",
                  leaf);
              return List.of(leaf);
            }),
        new Tampering(
            "delete the last rows",
            (handle, leaf, size, random) -> {
              handle.execute("delete from decisions where leaf_index >= ?", leaf);
              return List.of(leaf);
            }),
        new Tampering(
            "cut the last rows with their heads and checkpoints",
            (handle, leaf, size, random) -> {
              handle.execute("delete from decisions where leaf_index >= ?", leaf);
              handle.execute("delete from tree_heads where size > ?", leaf);
              handle.execute("delete from checkpoints where size > ?", leaf);
              long left =
                  handle
                      .select("select coalesce(max(size), 0) from tree_heads")
                      .mapTo(Long.class)
                      .one();
              return List.of(left);
            }),
        new Tampering(
            "delete and close the gap",
            (handle, leaf, size, random) -> {
              handle.execute(
                  "delete from decisions where node_id = (select node_id from nodes) and leaf_index = ?",
                  leaf);
              for (long later = leaf + 1; later < size; later++) {
                place(handle, later, later - 1);
              }
              return List.of(leaf);
            }),
        new Tampering(
            "swap",
            (handle, leaf, size, random) -> {
              long other = (leaf + 1 + random.nextInt((int) size - 1)) % size;
              place(handle, leaf, -1);
              place(handle, other, leaf);
              place(handle, -1, other);
              return List.of(Math.min(leaf, other), Math.max(leaf, other));
            }),
        new Tampering(
            "insert at the end",
            (handle, leaf, size, random) -> {
              copy(handle, leaf, size, random);
              return List.of(size);
            }),
        new Tampering(
            "insert between",
            (handle, leaf, size, random) -> {
              for (long later = size - 1; later >= leaf; later--) {
                place(handle, later, later + 1);
              }
              copy(handle, leaf == size - 1 ? 0 : size, leaf, random);
              return List.of(leaf);
            }));
  }

  private static Tampering alter(String what, String assignment) {
    return new Tampering(
        "alter: " + what,
        (handle, leaf, size, random) -> {
          handle.execute(
              "update decisions set "
                  + assignment
                  + " where node_id = (select node_id from nodes) and leaf_index = ?",
              leaf);
          return List.of(leaf);
        });
  }

  /** Gives a row another record that fits its columns and its hash; answers the hash. */
  static byte[] rewrite(Handle handle, long leaf) {
    String record =
        handle
            .select(
                "select record from decisions where node_id = (select node_id from nodes) and leaf_index = ?",
                leaf)
            .mapTo(String.class)
            .one()
            .replace("\"epoch\":", "\"epoch\":1");
    byte[] hash = TreeHash.ofLeaf(record.getBytes(StandardCharsets.UTF_8));
    handle.execute(
        "update decisions set record = ?, leaf_hash = ? where node_id = (select node_id from nodes) and leaf_index = ?",
        record,
        hash,
        leaf);
    return hash;
  }

  private static void place(Handle handle, long from, long to) {
    handle.execute(
        "update decisions set leaf_index = ? where node_id = (select node_id from nodes) and leaf_index = ?",
        to,
        from);
  }

  /** Under another id, else the database would refuse it. */
  private static void copy(Handle handle, long from, long to, Random random) {
    String columns =
        "node_id, leaf_hash, record, lead, as_of, pack, pack_version, score, band, flags, payload";
    handle.execute(
        "insert into decisions (tenant_id, decision_id, leaf_index, "
            + columns
            + ") select tenant_id, ?, ?, "
            + columns
            + " from decisions where node_id = (select node_id from nodes) and leaf_index = ?",
        new UUID(random.nextLong(), random.nextLong()),
        to,
        from);
  }
}
