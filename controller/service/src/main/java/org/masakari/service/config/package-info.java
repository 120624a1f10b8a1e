/** What masakari-controller.conf may say. */
@NullMarked
package org.masakari.service.config;

import org.jspecify.annotations.NullMarked;
