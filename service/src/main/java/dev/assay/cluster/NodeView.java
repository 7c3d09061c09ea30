package dev.assay.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node, seen from here.
 *
 * @param reachable whether it is a member with this one; else the database told of it
 * @param seenOn when it said so last, where it is not reachable
 */
public record NodeView(NodeReport report, boolean reachable, @Nullable Instant seenOn) {}
