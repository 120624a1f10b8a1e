package org.masakari.service.http;

import java.util.Optional;

/** A part of the API. */
interface Resource {

    /** Answers {@code request}, or says by an empty answer that it is somebody else's. */
    Optional<ApiAnswer> answer(ApiRequest request);
}
