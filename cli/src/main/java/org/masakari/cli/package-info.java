/** The operator's command {@code masakari}: its root, its start and its exit codes. */
@NullMarked
package org.masakari.cli;

import org.jspecify.annotations.NullMarked;
