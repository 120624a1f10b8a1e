/** {@code masakari pause} and {@code masakari resume}. */
@NullMarked
package org.masakari.cli.pause;

import org.jspecify.annotations.NullMarked;
