/** How those are asked who may hang. */
@NullMarked
package org.masakari.service.question;

import org.jspecify.annotations.NullMarked;
