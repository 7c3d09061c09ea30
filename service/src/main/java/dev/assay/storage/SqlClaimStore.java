package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.idempotency.Claim;
import dev.assay.idempotency.ClaimStore;
import dev.assay.idempotency.SealedAnswer;
import dev.assay.keys.WrappedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Callers' keys in SQL. */
public final class SqlClaimStore implements ClaimStore {
  private final Database database;

  public SqlClaimStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Claim> takeOrAdd(List<Claim> offers, Instant now) {
    Map<String, Claim> taken =
        database.change(
            handle -> {
              handle.execute(
                  "delete from idempotency_keys where expires_on <= ?", Times.toSql(now));
              add(handle, offers);
              return claims(handle, offers);
            });
    return offers.stream().map(offer -> taken.getOrDefault(offer.keyHash(), offer)).toList();
  }

  private static void add(Handle handle, List<Claim> offers) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into idempotency_keys
              (key_hash, request_hash, id, tenant_id, expires_on, of_people)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """);
    for (Claim offer : inOneOrder(offers)) {
      batch.add(
          offer.keyHash(),
          offer.requestHash(),
          offer.id(),
          offer.tenantId(),
          Times.toSql(offer.expiresOn()),
          offer.ofPeople());
    }
    batch.execute();
  }

  /** The same on every node, so that no two wait for each other. */
  private static List<Claim> inOneOrder(List<Claim> offers) {
    return offers.stream().sorted(Comparator.comparing(Claim::keyHash)).toList();
  }

  private static Map<String, Claim> claims(Handle handle, List<Claim> offers) {
    Map<String, Claim> claims = new HashMap<>();
    handle
        .createQuery("select * from idempotency_keys where key_hash = any(:keys)")
        .bindArray("keys", String.class, offers.stream().map(Claim::keyHash).toList())
        .map((row, context) -> claim(row))
        .forEach(claim -> claims.put(claim.keyHash(), claim));
    return claims;
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getString("key_hash"),
        row.getString("request_hash"),
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        Times.get(row, "expires_on"),
        row.getBoolean("of_people"),
        row.getBoolean("erased"),
        answer(row));
  }

  private static @Nullable SealedAnswer answer(ResultSet row) throws SQLException {
    byte[] answer = row.getBytes("answer");
    return answer == null
        ? null
        : new SealedAnswer(
            new WrappedKey(row.getInt("answer_key_version"), Bytes.of(row.getBytes("answer_key"))),
            Bytes.of(answer));
  }

  @Override
  public void keep(String keyHash, UUID id, SealedAnswer answer, Instant expiresOn) {
    database.change(
        handle ->
            handle.execute(
                """
                update idempotency_keys set expires_on = ?,
                  answer_key_version = case when not erased then cast(? as int) end,
                  answer_key = case when not erased then cast(? as bytea) end,
                  answer = case when not erased then cast(? as bytea) end
                where key_hash = ? and id = ?
                """,
                Times.toSql(expiresOn),
                answer.key().version(),
                answer.key().sealed().toArray(),
                answer.bytes().toArray(),
                keyHash,
                id));
  }

  @Override
  public void release(String keyHash, UUID id) {
    database.change(
        handle ->
            handle.execute(
                "delete from idempotency_keys where key_hash = ? and id = ?", keyHash, id));
  }
}
