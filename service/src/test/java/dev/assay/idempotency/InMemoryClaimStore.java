package dev.assay.idempotency;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps keys as long as the process lives. */
public final class InMemoryClaimStore implements ClaimStore {
  private final Map<String, Claim> claims = new HashMap<>();

  @Override
  public synchronized List<Claim> takeOrAdd(List<Claim> offers, Instant now) {
    claims.values().removeIf(claim -> !claim.expiresOn().isAfter(now));
    offers.forEach(offer -> claims.putIfAbsent(offer.keyHash(), offer));
    return offers.stream().map(offer -> claims.getOrDefault(offer.keyHash(), offer)).toList();
  }

  @Override
  public synchronized void keep(String keyHash, UUID id, SealedAnswer answer, Instant expiresOn) {
    claims.computeIfPresent(
        keyHash,
        (key, claim) ->
            claim.id().equals(id)
                ? new Claim(
                    key,
                    claim.requestHash(),
                    id,
                    claim.tenantId(),
                    expiresOn,
                    claim.ofPeople(),
                    claim.erased(),
                    claim.erased() ? null : answer)
                : claim);
  }

  synchronized void erase(UUID tenantId) {
    claims.replaceAll(
        (key, claim) ->
            claim.tenantId().equals(tenantId) && claim.ofPeople()
                ? new Claim(
                    key,
                    claim.requestHash(),
                    claim.id(),
                    tenantId,
                    claim.expiresOn(),
                    true,
                    true,
                    null)
                : claim);
  }

  @Override
  public synchronized void release(String keyHash, UUID id) {
    claims.values().removeIf(claim -> claim.keyHash().equals(keyHash) && claim.id().equals(id));
  }
}
