/** {@code masakari incident}. */
@NullMarked
package org.masakari.cli.incident;

import org.jspecify.annotations.NullMarked;
