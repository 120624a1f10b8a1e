package org.masakari.service.webhook;

/** Is told what becomes of deliveries. */
public interface DeliveryListener {
    void delivered(String receiver);

    /** An attempt failed; there will be another one. */
    void failed(String receiver);

    void gaveUp(String receiver);
}
