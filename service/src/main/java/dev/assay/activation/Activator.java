package dev.assay.activation;

/** Brings epochs into force on every node there is. */
@FunctionalInterface
public interface Activator {

  /**
   * Returns when every node that answers requests judges by this epoch or a later one. Blocks.
   *
   * @param epoch which is in the store
   */
  void activate(long epoch);

  /** For a node that is alone. */
  static Activator alone(NodeActivation node) {
    return epoch -> node.flip(node.prepare(epoch));
  }
}
