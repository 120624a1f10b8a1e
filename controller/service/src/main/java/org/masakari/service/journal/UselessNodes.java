package org.masakari.service.journal;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the pool drop connections to nodes that answer but cannot work, beside broken ones. The
 * {@code @Override} of methods is spelt out here because the interface has a type of that name.
 */
final class UselessNodes implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException error) {
        return SqlErrors.cannotWork(error)
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
