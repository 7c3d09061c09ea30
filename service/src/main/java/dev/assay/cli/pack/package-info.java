/** {@code assay pack}: packs in a folder, as they live in a git repository and in its CI. */
@NullMarked
package dev.assay.cli.pack;

import org.jspecify.annotations.NullMarked;
