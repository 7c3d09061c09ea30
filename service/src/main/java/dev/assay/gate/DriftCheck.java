package dev.assay.gate;

import dev.assay.packs.Line;
import dev.assay.rules.RulePack;

/** Judges what was recorded by a pack that is not in force. Blocks; takes a second or two. */
public interface DriftCheck {

  /** How the last recorded decisions of a line would have come out. */
  Drift drift(Line line, RulePack candidate);
}
