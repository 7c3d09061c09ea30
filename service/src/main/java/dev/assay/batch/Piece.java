package dev.assay.batch;

import dev.assay.canonical.Bytes;

/**
 * One record of a stream, as it was sent.
 *
 * @param line the line of the stream it begins on, from 1
 * @param bytes without the end of its line; empty where it is too long
 * @param tooLong whether it is longer than {@link Cutter#LIMIT}
 */
public record Piece(long line, Bytes bytes, boolean tooLong) {}
