/** {@code masakari why}. */
@NullMarked
package org.masakari.cli.why;

import org.jspecify.annotations.NullMarked;
