package dev.assay.cluster;

import dev.assay.activation.Activator;
import dev.assay.activation.NodeActivation;
import dev.assay.tenants.TenantStore;
import java.util.List;

/** The other nodes, as the rest of a node sees them. */
public interface Neighbours {

  /** Brings epochs into force on all nodes. */
  Activator activator(NodeActivation node);

  /** A store whose changes return when every node knows of them. */
  TenantStore announced(TenantStore tenants);

  /**
   * Lets only pass who may be judged here now. Never blocks.
   *
   * @throws dev.assay.errors.ServiceException that says why this node must not judge
   */
  void requireAdmission();

  /** Whether this node may judge now. Never blocks. */
  boolean admitted();

  /** Every node there is, by id; those that are not reachable from here as they were seen last. */
  List<NodeView> nodes();

  /** Why no requests should be sent to this node; nothing where they should. Never blocks. */
  List<String> notReady();
}
