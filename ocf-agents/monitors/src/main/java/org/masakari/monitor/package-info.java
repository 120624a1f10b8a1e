/** What every monitor is made of: its process, its working loop, its reports, its memory. */
@NullMarked
package org.masakari.monitor;

import org.jspecify.annotations.NullMarked;
