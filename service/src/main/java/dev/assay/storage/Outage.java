package dev.assay.storage;

import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Failures that are not about what was asked: the database is away, or has no room. */
public final class Outage {
  /** Of SQL states: connections, resources, an operator's intervention, input and output. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

  /** H2: it is closed, its file or session is, or it cannot be read or written. */
  private static final Set<String> H2 =
      Set.of("90007", "90028", "90030", "90031", "90098", "90121");

  /** The same where H2 calls it a general error, as it does of a store closed under a statement. */
  private static final Set<Integer> H2_STORE =
      Set.of(
          DataUtils.ERROR_CLOSED, DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED);

  private static final String FULL = "no space left on device";

  private Outage() {}

  /** Whether the same may well be done later. */
  public static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof HikariPool.PoolInitializationException
          || (cause instanceof SQLException sql && isOutage(sql.getSQLState()))
          || (cause instanceof MVStoreException store && H2_STORE.contains(store.getErrorCode()))) {
        return true;
      }
    }
    return isOfFullDisk(failure);
  }

  private static boolean isOutage(String state) {
    return state != null
        && (H2.contains(state)
            || CLASSES.contains(state.substring(0, Math.min(2, state.length()))));
  }

  /** Whether there is no space for what was to be written. */
  static boolean isOfFullDisk(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if ((cause instanceof SQLException sql && "53100".equals(sql.getSQLState()))
          || (message != null && message.toLowerCase(Locale.ROOT).contains(FULL))) {
        return true;
      }
    }
    return false;
  }
}
