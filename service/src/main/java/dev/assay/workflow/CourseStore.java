package dev.assay.workflow;

import java.util.List;
import java.util.UUID;

/** Keeps what was done with leads. Calls block. */
public interface CourseStore {

  /** What was done with a lead, the latest first. */
  List<Act> done(UUID lead, int limit);
}
