package org.masakari.protocol.api;

/** How clients and the controller name the Instance-HA API's microversions. */
public final class ApiVersion {
    /** The header of requests and answers; its value is the service type and the version. */
    public static final String HEADER = "OpenStack-API-Version";

    /** The API's type in Keystone's catalog, and in {@link #HEADER}. */
    public static final String SERVICE_TYPE = "instance-ha";

    /** This project's own microversion, far above OpenStack's: answers say all that is known. */
    public static final int OWN_MINOR = 1000;

    /** The value of {@link #HEADER} by which our own clients ask for all that is known. */
    public static final String OWN = SERVICE_TYPE + " 1." + OWN_MINOR;

    private ApiVersion() {}
}
