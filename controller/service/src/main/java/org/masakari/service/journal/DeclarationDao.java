package org.masakari.service.journal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.ExplanationDocument.Declaration;

/** What operators have said in their own names, where it stands: with evidence and recoveries. */
final class DeclarationDao {
    private final Handle handle;

    DeclarationDao(Handle handle) {
        this.handle = handle;
    }

    /** The newest first. A recovery that begins with an operator's word is a retry, or a return. */
    List<Declaration> of(HostName host, int limit) {
        return handle.createQuery(
                        """
                        SELECT completed_at AS at, reporter AS operator, 'acknowledgement' AS word,
                            acknowledged_because AS reason, expires_at AS until, NULL AS recovery
                        FROM fencing_evidence WHERE target = :host AND acknowledged_because IS NOT NULL
                        UNION ALL
                        SELECT COALESCE(approved_at, opened_at), approved_by,
                            CASE WHEN approved_at > opened_at THEN 'release' WHEN kind = 'return' THEN 'return'
                                ELSE 'retry' END,
                            COALESCE(approval_reason, ''), NULL, uuid
                        FROM recovery WHERE host = :host AND approved_by IS NOT NULL
                        ORDER BY at DESC LIMIT :limit
                        """)
                .bind("host", host.value())
                .bind("limit", limit)
                .map(
                        (row, context) ->
                                new Declaration(
                                        Times.instant(row, "at"),
                                        row.getString("operator"),
                                        row.getString("word"),
                                        row.getString("reason"),
                                        Times.instantOrNull(row, "until"),
                                        Columns.uuidOrNull(row, "recovery")))
                .list();
    }
}
