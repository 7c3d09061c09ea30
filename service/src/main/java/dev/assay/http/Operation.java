package dev.assay.http;

import dev.assay.idempotency.Keeping;
import dev.assay.tenants.Role;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract.
 *
 * @param path with parameters in braces
 * @param credentials ways to say who is calling; empty where anybody may
 * @param roles of which the caller needs one; empty where anybody may
 * @param body what may be sent; null where no body is read
 * @param once what a request that comes again under one {@code Idempotency-Key} is answered with
 * @param rated whether it counts against the requests of a minute
 */
record Operation(
    String id,
    HttpMethod method,
    String path,
    Set<Credential> credentials,
    Set<Role> roles,
    @Nullable Body body,
    Once once,
    boolean rated) {

  Operation {
    credentials = Set.copyOf(credentials);
    roles = Set.copyOf(roles);
    if (credentials.isEmpty() != roles.isEmpty()) {
      throw new IllegalArgumentException(id + ": roles and credentials go together");
    }
  }

  /** Whose API it belongs to. */
  Dialect dialect() {
    return Dialect.of(path);
  }

  /**
   * A body that may be sent.
   *
   * @param schema where its schema stands in the contract, as a JSON Pointer; null for a body that
   *     is not JSON, and is read as it comes
   */
  record Body(boolean required, @Nullable String schema) {}

  /** What answers a request that comes again under its key. */
  enum Once {
    /** What was recorded under the id of the key. */
    RECORD,
    /** The first answer, which is kept until somebody of its tenant is erased. */
    ANSWER,
    /** The first answer, which is kept whoever is erased: nobody stands in it. */
    LASTING,
    /** Nothing in particular: it takes no key, or begins or ends a session as often as asked. */
    NEVER_MIND;

    Keeping keeping() {
      return switch (this) {
        case ANSWER -> Keeping.UNTIL_AN_ERASURE;
        case LASTING -> Keeping.LASTING;
        case RECORD, NEVER_MIND -> Keeping.NOTHING;
      };
    }
  }

  /** A way to say who is calling. */
  enum Credential {
    API_KEY,
    BEARER,
    SESSION;

    static Credential of(String securityScheme) {
      return switch (securityScheme) {
        case "apiKey" -> API_KEY;
        case "bearer" -> BEARER;
        case "session" -> SESSION;
        default -> throw new IllegalArgumentException("unknown security scheme " + securityScheme);
      };
    }
  }
}
