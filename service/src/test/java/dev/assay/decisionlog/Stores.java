package dev.assay.decisionlog;

import dev.assay.keys.KeyStore;

/**
 * What a decision log rests on.
 *
 * @param closing closes them
 */
public record Stores(DecisionStore decisions, KeyStore keys, Runnable closing) {}
