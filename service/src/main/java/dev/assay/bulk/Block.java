package dev.assay.bulk;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.Search.Place;
import java.util.SortedMap;

/**
 * Lines that were made at once.
 *
 * @param lines NDJSON
 * @param verdicts how many of them say what
 * @param last the place of the last decision
 */
record Block(Bytes lines, SortedMap<String, Long> verdicts, Place last) {}
