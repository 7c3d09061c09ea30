/**
 * Below every step that keeps something: the only package that speaks SQL. Each {@code Sql...Store}
 * implements the interface of the package it serves; the same statements run on H2 and PostgreSQL.
 */
@NullMarked
package dev.assay.storage;

import org.jspecify.annotations.NullMarked;
