package dev.assay.bulk;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.rules.RuleFailure;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges one decision of many: what it fails of must not hold up the others. */
final class Judging {
  private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

  private Judging() {}

  /** Null where the decision itself is why it cannot be judged. */
  static <T> @Nullable T unlessItFails(UUID decisionId, Supplier<T> judging) {
    try {
      return judging.get();
    } catch (ServiceException e) {
      if (e.code() == ErrorCode.UNAVAILABLE) {
        throw e;
      }
      LOG.debug("decision {} cannot be judged again", decisionId, e);
      return null;
    } catch (RuleFailure | IllegalStateException e) {
      LOG.debug("decision {} cannot be judged again", decisionId, e);
      return null;
    }
  }
}
