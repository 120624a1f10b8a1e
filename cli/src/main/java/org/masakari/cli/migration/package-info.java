/** {@code masakari import}: what another Masakari knows, told to ours. */
@NullMarked
package org.masakari.cli.migration;

import org.jspecify.annotations.NullMarked;
