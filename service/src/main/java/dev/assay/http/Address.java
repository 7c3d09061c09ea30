package dev.assay.http;

import dev.assay.tenants.AllowList;
import dev.assay.tenants.Tenant;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Holds a tenant's callers to the addresses on its list. */
final class Address {
  private Address() {}

  /** Refuses callers from elsewhere. */
  static void require(Tenant tenant, HttpServerRequest request) {
    if (!admitted(tenant.allowed(), request)) {
      throw new Refusal(Kind.FORBIDDEN, "This address is not on the tenant's IP allowlist");
    }
  }

  static boolean admitted(AllowList allowed, HttpServerRequest request) {
    return allowed.ranges().isEmpty() || allowed.admits(of(request));
  }

  private static String of(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    String address = remote == null ? null : remote.hostAddress();
    return address == null ? "" : address;
  }
}
