/** How much work Nova is given at once. */
@NullMarked
package org.masakari.engine.pace;

import org.jspecify.annotations.NullMarked;
