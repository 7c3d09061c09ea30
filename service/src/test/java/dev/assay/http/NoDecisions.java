package dev.assay.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Decision;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Reading;
import dev.assay.replay.Verdict;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

final class NoDecisions implements Decisions {
  private static ServiceException no() {
    return new ServiceException(ErrorCode.UNAVAILABLE, "not here");
  }

  @Override
  public Future<Decision> decide(Order order) {
    return Future.failedFuture(no());
  }

  @Override
  public Future<Optional<Decision>> find(UUID tenantId, UUID id) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Verdict> replay(UUID tenantId, UUID id) {
    return Future.failedFuture(no());
  }

  @Override
  public Reading read(ObjectNode lead) {
    throw no();
  }

  @Override
  public String detectorVersion() {
    return "1.0.0";
  }
}
