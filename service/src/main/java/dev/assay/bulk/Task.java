package dev.assay.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.StoredDecision;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job asks of recorded decisions. For several threads. */
public interface Task {

  /** Which decisions. */
  Criteria criteria();

  /** How many of them at most, those with the latest clock first. */
  long most();

  /** A line for each; what comes of one depends on nothing but it and the job. Blocks. */
  List<Line> judge(List<Found<StoredDecision>> page);

  /** The fields of a line in the order of a table. */
  List<String> columns();

  /** What all lines say together, as JSON; null where there is no more to say. */
  default byte @Nullable [] report(Iterator<JsonNode> lines) {
    return null;
  }
}
