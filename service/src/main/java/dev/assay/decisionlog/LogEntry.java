package dev.assay.decisionlog;

import dev.assay.canonical.Bytes;
import java.util.UUID;

/**
 * A decision at its place in a node's log.
 *
 * @param leafIndex from 0, without gaps
 */
public record LogEntry(UUID nodeId, long leafIndex, Bytes leafHash, SealedDecision sealed) {}
