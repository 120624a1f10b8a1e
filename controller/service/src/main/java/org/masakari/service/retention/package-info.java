/** How long finished history is kept. */
@NullMarked
package org.masakari.service.retention;

import org.jspecify.annotations.NullMarked;
