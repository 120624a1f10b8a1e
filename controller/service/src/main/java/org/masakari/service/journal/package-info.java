/** The durable record in MariaDB, through JDBI. */
@NullMarked
package org.masakari.service.journal;

import org.jspecify.annotations.NullMarked;
