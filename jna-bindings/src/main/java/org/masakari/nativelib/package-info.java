/** What every binding needs: a value for "not there", poll(2), and a thread that survives both. */
@NullMarked
package org.masakari.nativelib;

import org.jspecify.annotations.NullMarked;
