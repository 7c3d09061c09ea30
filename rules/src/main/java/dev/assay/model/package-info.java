/**
 * The vocabulary: the facts that rules read, and the card they mark. Version 1.
 *
 * <p>Facts are immutable records of observations; what an observation means is judged by a rule
 * pack. Text is never null: what was not sent is the empty string. A vocabulary grows and never
 * breaks, so that every pack ever published still compiles. This package imports {@code java.*}
 * only.
 */
@NullMarked
package dev.assay.model;

import org.jspecify.annotations.NullMarked;
