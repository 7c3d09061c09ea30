package dev.assay.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Decision;
import dev.assay.intake.Reading;
import dev.assay.replay.Verdict;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** What the routes ask for; placeholder of this branch. */
public interface Decisions {
  Future<Decision> decide(Order order);

  Future<Optional<Decision>> find(UUID tenantId, UUID id);

  Future<Verdict> replay(UUID tenantId, UUID id);

  Reading read(ObjectNode lead);

  String detectorVersion();
}
