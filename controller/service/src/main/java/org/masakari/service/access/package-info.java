/** Who may use the API, whatever transport asks and whoever knows. */
@NullMarked
package org.masakari.service.access;

import org.jspecify.annotations.NullMarked;
