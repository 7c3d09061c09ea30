package dev.assay.keys;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Keyed hashes: HMAC-SHA-256, as {@code <version>.<base64url>}. New ones are made with the newest
 * key; older keys stay, so that what was hashed before their rotation is still found.
 */
public final class HashKeys {
  /** 45 characters for versions below 10; what columns must hold at least. */
  public static final int MAX_LENGTH = 54;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final List<HashKey> newestFirst;

  HashKeys(List<HashKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("at least one hash key is needed");
    }
    newestFirst = keys.stream().sorted(Comparator.comparing(HashKey::version).reversed()).toList();
  }

  static HashKeys unwrap(List<WrappedKey> keys, MasterKey master) {
    return new HashKeys(keys.stream().map(key -> HashKey.unwrap(key, master)).toList());
  }

  List<WrappedKey> wrap(MasterKey master, SecureRandom random) {
    return newestFirst.stream().map(key -> key.wrap(master, random)).toList();
  }

  /** The hash to store. */
  public String newest(Lookup by, UUID tenantId, String value) {
    return newestFirst.get(0).hash(message(by, tenantId, value));
  }

  /** Every hash under which the value may have been stored, the newest first. */
  public List<String> all(Lookup by, UUID tenantId, String value) {
    byte[] message = message(by, tenantId, value);
    return newestFirst.stream().map(key -> key.hash(message)).toList();
  }

  /**
   * A hash by which nothing stored is found: it tells only whether two were asked for by the same
   * value.
   */
  public String trace(Lookup by, UUID tenantId, String value) {
    Bound message = Bound.to("assay trace of " + by.name()).and(tenantId).and(by.normal(value));
    return newestFirst.get(0).hash(message.toBytes());
  }

  /**
   * A secret of 32 bytes for other keyed hashes and signatures, such as those of API keys. It is
   * derived from the oldest key, so that no rotation changes it.
   */
  public byte[] secretFor(String use) {
    return newestFirst.get(newestFirst.size() - 1).secret().derive("assay " + use).toBytes();
  }

  /** Seals files of one name, and nothing else. */
  Secret fileKey(String name) {
    return newestFirst.get(newestFirst.size() - 1).secret().derive("assay file " + name);
  }

  boolean sameAs(HashKeys other) {
    byte[] ours = secretFor("comparison");
    return MessageDigest.isEqual(ours, other.secretFor("comparison"))
        && newestFirst.size() == other.newestFirst.size();
  }

  private static byte[] message(Lookup by, UUID tenantId, String value) {
    return Bound.to("assay look-up by " + by.name()).and(tenantId).and(by.normal(value)).toBytes();
  }

  /** One version of the key; wrapped by the master key. */
  record HashKey(int version, Secret secret) {

    /** The first one of a new database. */
    static HashKey first(SecureRandom random) {
      return new HashKey(1, Secret.random(random));
    }

    static HashKey unwrap(WrappedKey key, MasterKey master) {
      return new HashKey(key.version(), master.unwrap(key.sealed(), bound(key.version())));
    }

    WrappedKey wrap(MasterKey master, SecureRandom random) {
      return new WrappedKey(version, master.wrap(secret, bound(version), random));
    }

    private static Bound bound(int version) {
      return Bound.to("assay hash key").and(version);
    }

    String hash(byte[] message) {
      return version + "." + BASE64.encodeToString(secret.hmac(message));
    }
  }
}
