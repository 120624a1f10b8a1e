/** What the engine needs from the world. No library's type appears here. */
@NullMarked
package org.masakari.engine.port;

import org.jspecify.annotations.NullMarked;
