package dev.assay.keys;

import java.util.List;

/**
 * By what a keyring can be opened without its database; worth nothing without the master key.
 *
 * @param masterKeyCheck tells the master key from others
 * @param hashKeys as the master key wraps them
 */
public record Opening(String masterKeyCheck, List<WrappedKey> hashKeys) {
  public Opening {
    hashKeys = List.copyOf(hashKeys);
  }
}
