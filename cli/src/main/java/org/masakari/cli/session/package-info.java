/** What one run of the command works with: its options, addresses, screen and clock. */
@NullMarked
package org.masakari.cli.session;

import org.jspecify.annotations.NullMarked;
