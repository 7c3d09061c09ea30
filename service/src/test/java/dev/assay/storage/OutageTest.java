package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OutageTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(of("23505", null), false, "a key that is there already"),
        arguments(of("08006", null), true, "a connection that broke"),
        arguments(of("57P01", null), true, "a server that is being stopped"),
        arguments(of(state(ErrorCode.DATABASE_IS_CLOSED), null), true, "a closed file"),
        arguments(of(state(ErrorCode.OBJECT_CLOSED), null), true, "a session closed with it"),
        arguments(of("HY000", store(DataUtils.ERROR_CLOSED)), true, "closed under a statement"),
        arguments(of("HY000", store(DataUtils.ERROR_INTERNAL)), false, "a fault of H2"),
        arguments(of("HY000", new NullPointerException()), false, "another fault of H2"),
        arguments(of("HY000", new IOException("No space left on device")), true, "a full disk"),
        arguments(new IllegalStateException(), false, "a fault of ours"));
  }

  @ParameterizedTest(name = "{2}: {1}")
  @MethodSource("failures")
  void isBehind_failure(Throwable failure, boolean outage, String what) {
    assertThat(Outage.isBehind(new StorageException(new SQLException(failure)))).isEqualTo(outage);
  }

  private static String state(int h2) {
    return ErrorCode.getState(h2);
  }

  private static SQLException of(String state, @Nullable Throwable cause) {
    return new SQLException("said " + state, state, cause);
  }

  private static Throwable store(int code) {
    return DataUtils.newMVStoreException(code, "said by the store");
  }
}
