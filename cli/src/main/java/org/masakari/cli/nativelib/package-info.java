/** The command group {@code native}. */
@NullMarked
package org.masakari.cli.nativelib;

import org.jspecify.annotations.NullMarked;
