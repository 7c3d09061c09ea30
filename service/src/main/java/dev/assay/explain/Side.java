package dev.assay.explain;

import dev.assay.decisionlog.Decision;
import dev.assay.rules.RulePack;
import java.util.Optional;

/**
 * One of two decisions that are held against each other.
 *
 * @param pack that judged
 * @param rereading empty where its lead can only be taken as it was read
 */
record Side(Decision decision, RulePack pack, Optional<Rereading> rereading) {}
