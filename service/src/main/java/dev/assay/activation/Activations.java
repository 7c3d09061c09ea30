package dev.assay.activation;

import dev.assay.audit.AuditEntry;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.util.function.Function;

/**
 * Changes what judges, one epoch at a time. A change is worked out from the newest epoch, tried,
 * written, and then brought into force; the caller hears of it when it is.
 */
public final class Activations {
  private static final int ATTEMPTS = 20;

  private final ActivationStore store;
  private final NodeActivation node;
  private final Activator activator;

  public Activations(ActivationStore store, NodeActivation node, Activator activator) {
    this.store = store;
    this.node = node;
    this.activator = activator;
  }

  /** What is in force here now. Never blocks. */
  public Activation current() {
    return node.current();
  }

  /** Brings everything into force here that others have written. Blocks. */
  public void catchUp() {
    activator.activate(store.epoch());
  }

  /**
   * Changes one scope. Blocks until it is in force. Where the new state is the one it has, nothing
   * happens.
   *
   * @param next the new state, given what is in force; may be asked more than once, and may refuse
   * @return the epoch in which the state holds
   */
  public synchronized long change(Scope scope, Function<Activation, State> next, AuditEntry entry) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      catchUp();
      Activation now = node.current();
      State state = next.apply(now);
      if (now.has(scope, state)) {
        return now.epoch();
      }
      Change change = new Change(now.epoch() + 1, scope, state, entry.at());
      node.rehearse(change);
      if (store.append(change, entry)) {
        activator.activate(change.epoch());
        return change.epoch();
      }
    }
    throw new ServiceException(
        ErrorCode.UNAVAILABLE, "Others change what is in force all the time; try again.");
  }
}
