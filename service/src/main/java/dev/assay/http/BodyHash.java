package dev.assay.http;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;

/** Tells bodies apart that are read as they come. */
final class BodyHash {

  private BodyHash() {}

  /** Takes a body piece by piece. */
  static Hasher hasher() {
    return Hashing.sha256().newHasher();
  }

  static String of(byte[] body) {
    return hasher().putBytes(body).hash().toString();
  }

  /** Of a body that is read to its end, and of which nothing else is wanted. */
  static Future<String> of(HttpServerRequest request) {
    Promise<String> hash = Promise.promise();
    Hasher hasher = hasher();
    request
        .handler(chunk -> hasher.putBytes(chunk.getBytes()))
        .exceptionHandler(gone -> hash.tryFail(new Refusal(Kind.INVALID_REQUEST)))
        .endHandler(end -> hash.tryComplete(hasher.hash().toString()))
        .resume();
    return hash.future();
  }
}
