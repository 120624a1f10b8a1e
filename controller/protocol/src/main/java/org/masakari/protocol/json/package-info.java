/** JSON as it travels: one place for names, times and strictness. */
@NullMarked
package org.masakari.protocol.json;

import org.jspecify.annotations.NullMarked;
