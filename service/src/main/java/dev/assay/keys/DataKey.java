package dev.assay.keys;

import dev.assay.canonical.Bytes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key of one lead, or of one decision where the caller named no lead. Whoever destroys its
 * wrapped form erases what it sealed. Thread-safe.
 */
public final class DataKey {
  private final UUID tenantId;
  private final UUID id;
  private final @Nullable WrappedKey own;
  private final Secret payloads;
  private final Secret hashes;
  private final SecureRandom random;

  private DataKey(
      UUID tenantId, UUID id, @Nullable WrappedKey own, Secret secret, SecureRandom random) {
    this.tenantId = tenantId;
    this.id = id;
    this.own = own;
    this.payloads = secret.derive("assay data key: payloads");
    this.hashes = secret.derive("assay data key: lead hash");
    this.random = random;
  }

  static DataKey ofLead(UUID tenantId, UUID lead, Secret secret, SecureRandom random) {
    return new DataKey(tenantId, lead, null, secret, random);
  }

  static DataKey ofDecision(
      UUID tenantId, UUID decisionId, WrappedKey wrapped, Secret secret, SecureRandom random) {
    return new DataKey(tenantId, decisionId, wrapped, secret, random);
  }

  public UUID tenantId() {
    return tenantId;
  }

  /** Our own id of the lead; null where the key is that of a single decision. */
  public @Nullable UUID lead() {
    return own == null ? id : null;
  }

  /** The wrapped form, to be stored with the decision whose own key this is; null for a lead's. */
  public @Nullable WrappedKey own() {
    return own;
  }

  public Bytes seal(UUID decisionId, byte[] payload) {
    return payloads.seal(payload, bound(decisionId), random);
  }

  /**
   * The inverse of {@link #seal}.
   *
   * @throws BrokenSealException if these bytes were not sealed by this key for this decision
   */
  public byte[] open(UUID decisionId, Bytes sealed) {
    return payloads.open(sealed, bound(decisionId));
  }

  /** Names the lead to whoever has the key, and tells nothing to others. */
  public String leadHash(byte[] canonicalLead) {
    return "hmac-sha256:" + HexFormat.of().formatHex(hashes.hmac(canonicalLead));
  }

  private Bound bound(UUID decisionId) {
    return Bound.to("assay payload").and(tenantId).and(id).and(decisionId);
  }
}
