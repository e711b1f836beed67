package dev.mxonramp.aws.table;

import dev.mxonramp.domain.notice.Notices;
import dev.mxonramp.testkit.notice.NoticesContract;
import dev.mxonramp.testkit.table.LocalTable;
import dev.mxonramp.testkit.time.TurnedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DynamoNoticesTest implements NoticesContract {
    private final TurnedClock clock = new TurnedClock();
    private LocalTable local;

    @BeforeEach
    void createTable() {
        local = LocalTable.create();
    }

    @AfterEach
    void dropTable() {
        local.close();
    }

    @Override
    public TurnedClock clock() {
        return clock;
    }

    @Override
    public Notices notices() {
        return new DynamoNotices(new Table(local.client(), local.name()), clock);
    }
}
