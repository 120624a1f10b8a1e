package org.masakari.service.http;

import java.util.List;

/** A part of the API. */
interface Resource {

    /** What it answers, and where. */
    List<Route> routes();
}
