/** {@code masakari plan} and {@code masakari drill}: what would happen if a host failed now. */
@NullMarked
package org.masakari.cli.plan;

import org.jspecify.annotations.NullMarked;
