package dev.assay.explain;

import dev.assay.model.Lead;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that a contact, or whoever looks after it, could do about one field of a lead.
 *
 * @param field its name where it is sent
 * @param to what it is then, in words
 * @param example a value of that kind; null where the words say it all
 * @param made changes a lead so
 */
record NextBandChange(
    String field, String to, @Nullable String example, UnaryOperator<Lead> made) {}
