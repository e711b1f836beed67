package dev.mxonramp.aws.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.testkit.table.LocalTable;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableTest {
    private LocalTable local;
    private Table table;

    @BeforeEach
    void createTable() {
        local = LocalTable.create();
        table = new Table(local.client(), local.name());
    }

    @AfterEach
    void dropTable() {
        local.close();
    }

    @Test
    void newItemIsWrittenOnce() {
        assertTrue(table.putNew(Item.at(new Key("a", "b")).text("t", "1")));
        assertFalse(table.putNew(Item.at(new Key("a", "b")).text("t", "2")));
        assertEquals(Optional.of("1"), table.get(new Key("a", "b")).map(item -> item.text("t")));
    }

    @Test
    void queryPagesThroughMoreThanAMegabyte() {
        for (int i = 0; i < 8; i++) {
            table.put(Item.at(new Key("a", "S#" + i)).text("t", "x".repeat(200_000)));
        }
        table.put(Item.at(new Key("a", "T#1")));
        assertEquals(8, table.query("a", "S#").size());
    }
}
