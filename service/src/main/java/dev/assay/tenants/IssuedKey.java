package dev.assay.tenants;

/**
 * A key that was just made; the only moment at which its secret is known.
 *
 * @param secret what the caller sends; never stored, never logged
 */
public record IssuedKey(ApiKey key, String secret) {

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "IssuedKey[" + key + "]";
  }
}
