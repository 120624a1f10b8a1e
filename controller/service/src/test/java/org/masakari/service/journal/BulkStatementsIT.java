package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkStatementsIT {
    private final TestDatabase db = TestDatabase.empty();

    @BeforeEach
    void addRows() {
        db.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT)");
        db.execute("INSERT INTO t (n) VALUES (1), (2), (3)");
    }

    @AfterEach
    void drop() {
        db.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t (n) VALUES (:n)", "UPDATE t SET n = 0 WHERE n = :n"})
    void sendABatchAsOne(String sql) {
        long statements =
                db.database()
                        .transaction(
                                handle -> {
                                    long before = questions(handle);
                                    PreparedBatch batch = handle.prepareBatch(sql);
                                    batch.bind("n", 1).add().bind("n", 2).add().bind("n", 3).add();
                                    batch.execute();
                                    long asking = 1;
                                    return questions(handle) - before - asking;
                                });

        assertThat(statements).isEqualTo(1);
    }

    private static long questions(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS
                        WHERE VARIABLE_NAME = 'QUESTIONS'
                        """)
                .mapTo(Long.class)
                .one();
    }
}
