package dev.assay.http;

import dev.assay.decisionlog.Decision;

/**
 * A decision that answers a call.
 *
 * @param before whether an earlier call with the same key had it made
 */
record Made(Decision decision, boolean before) {}
