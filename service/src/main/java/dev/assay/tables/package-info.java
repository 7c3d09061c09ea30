/** Decision tables as people edit them: text with commas, and spreadsheets, without loss. */
@NullMarked
package dev.assay.tables;

import org.jspecify.annotations.NullMarked;
